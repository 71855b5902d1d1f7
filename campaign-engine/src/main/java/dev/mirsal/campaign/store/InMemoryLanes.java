package dev.mirsal.campaign.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may send on which lane, and when each is to be looked at. */
final class InMemoryLanes {
  private static final Comparator<Seat> BY_TIME =
      Comparator.comparing((Seat seat) -> seat.due)
          .thenComparing(seat -> seat.campaignId)
          .thenComparingInt(seat -> seat.number);

  private final Map<String, Map<String, Seat>> campaigns = new HashMap<>();
  private final TreeSet<Seat> queue = new TreeSet<>(BY_TIME);

  /** A lane, as far as its ownership goes. */
  private static final class Seat {
    private final String campaignId;
    private final String lane;
    private final int number;
    private Instant due = Instant.MAX;
    private @Nullable String owner;
    private Instant until = Instant.MIN;
    private long token;

    Seat(String campaignId, String lane, int number) {
      this.campaignId = campaignId;
      this.lane = lane;
      this.number = number;
    }

    boolean isDueEver() {
      return !due.equals(Instant.MAX);
    }

    boolean isFreeFor(String who, Instant now) {
      return owner == null || owner.equals(who) || !until.isAfter(now);
    }

    Instant openAt(Instant now, String who) {
      return isFreeFor(who, now) || until.isBefore(due) ? due : until;
    }

    boolean isUnder(Lease lease) {
      return token == lease.token() && lease.owner().equals(owner);
    }
  }

  void schedule(String campaignId, List<String> lanes, @Nullable Instant due) {
    Map<String, Seat> seats = campaigns.computeIfAbsent(campaignId, id -> new LinkedHashMap<>());
    lanes.forEach(
        lane -> seats.computeIfAbsent(lane, name -> new Seat(campaignId, name, seats.size())));
    // A lane that an edit has taken away has nothing left to do.
    seats.values().forEach(seat -> schedule(seat, lanes.contains(seat.lane) ? due : null));
  }

  void forget(String campaignId) {
    Map<String, Seat> seats = campaigns.remove(campaignId);
    if (seats != null) {
      queue.removeAll(seats.values());
    }
  }

  List<DueLane> due(Instant now, String owner, int limit, Map<String, CampaignRecord> records) {
    List<DueLane> due = new ArrayList<>();
    for (Seat seat : queue) {
      if (seat.due.isAfter(now) || due.size() == limit) {
        break;
      }
      CampaignRecord record = records.get(seat.campaignId);
      if (record != null && seat.isFreeFor(owner, now)) {
        due.add(new DueLane(seat.campaignId, seat.lane, record.version()));
      }
    }
    return due;
  }

  @Nullable Instant nextDue(Instant now, String owner) {
    Instant next = null;
    for (Seat seat : queue) {
      if (next != null && !seat.due.isBefore(next)) {
        break;
      }
      Instant from = seat.openAt(now, owner);
      if (from.isAfter(now)) {
        next = next == null || from.isBefore(next) ? from : next;
      }
    }
    return next;
  }

  @Nullable Instant dueAt(String campaignId, String lane, Instant now, String owner) {
    Seat seat = find(campaignId, lane);
    return seat == null || !seat.isDueEver() ? null : seat.openAt(now, owner);
  }

  Optional<Lease> claim(String campaignId, String lane, String owner, Instant now, Instant until) {
    Seat seat = find(campaignId, lane);
    if (seat == null || !seat.isFreeFor(owner, now)) {
      return Optional.empty();
    }
    seat.owner = owner;
    seat.until = until;
    seat.token++;
    return Optional.of(new Lease(campaignId, lane, owner, seat.token, until));
  }

  boolean renew(Lease lease, Instant until) {
    Seat seat = held(lease);
    if (seat == null) {
      return false;
    }
    seat.until = until;
    return true;
  }

  boolean holds(Lease lease) {
    return held(lease) != null;
  }

  boolean schedule(Lease lease, @Nullable Instant due) {
    Seat seat = held(lease);
    if (seat == null) {
      return false;
    }
    schedule(seat, due);
    return true;
  }

  boolean release(Lease lease) {
    Seat seat = held(lease);
    if (seat == null) {
      return false;
    }
    seat.owner = null;
    return true;
  }

  void wakeOwned(String owner, Instant due) {
    List<Seat> owned = queue.stream().filter(seat -> owner.equals(seat.owner)).toList();
    owned.forEach(seat -> schedule(seat, due));
  }

  void wake(String campaignId, String lane, Instant due) {
    Seat seat = find(campaignId, lane);
    if (seat != null) {
      schedule(seat, due);
    }
  }

  /** What is never to be looked at is due at the end of time, and not in the queue. */
  private void schedule(Seat seat, @Nullable Instant instant) {
    Instant due = instant == null ? Instant.MAX : instant;
    if (due.equals(seat.due)) {
      return;
    }
    queue.remove(seat);
    seat.due = due;
    if (seat.isDueEver()) {
      queue.add(seat);
    }
  }

  private @Nullable Seat held(Lease lease) {
    Seat seat = find(lease.campaignId(), lease.lane());
    return seat != null && seat.isUnder(lease) ? seat : null;
  }

  private @Nullable Seat find(String campaignId, String lane) {
    Map<String, Seat> seats = campaigns.get(campaignId);
    return seats == null ? null : seats.get(lane);
  }
}
