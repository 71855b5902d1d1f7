package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.LateStart;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sees everything, and notices what must not be. */
final class Judge {
  private final CampaignStore store;
  private final World world;
  private final List<String> violations = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  /** How many messages each lane may have on their way. */
  private final Map<String, Integer> concurrency = new HashMap<>();

  private final PaceCheck pace = new PaceCheck();

  /** Dead letters that were put back in line, and have not been tried since. */
  private final Set<String> putBack = new HashSet<>();

  private final Map<String, Lease> leases = new HashMap<>();

  /** Which campaign a message belongs to, and its row's place. */
  private final Map<String, String> campaignOf = new HashMap<>();

  Judge(CampaignStore store, World world) {
    this.store = store;
    this.world = world;
  }

  List<String> violations() {
    return violations;
  }

  void violated(String what) {
    violations.add(world.now() + " " + what);
    world.log("VIOLATION: " + what);
  }

  /** So many recipients a campaign has. */
  void expect(Campaign campaign, int size) {
    sizes.put(campaign.id(), size);
    mayUse(campaign.id(), campaign.lanes());
  }

  /** Somebody wants it to use these lanes; whether it will is not sure. */
  void mayUse(String campaignId, List<Lane> its) {
    for (Lane lane : its) {
      concurrency.merge(campaignId + "/" + lane.name(), lane.concurrency(), Math::max);
    }
  }

  CampaignStatus status(String campaignId) {
    return store.find(campaignId).map(CampaignRecord::status).orElseThrow();
  }

  int went() {
    return (int) calls.stream().filter(Call::went).count();
  }

  /** Hears of an operation that the store has done. */
  void operation(
      Worker worker, String name, Object @Nullable [] arguments, @Nullable Object result) {
    if (name.equals("claim") && arguments != null) {
      ((Optional<?>) Objects.requireNonNull(result))
          .ifPresent(lease -> claimed(worker, (Lease) lease, (Instant) arguments[3]));
      return;
    }
    if (!Boolean.TRUE.equals(result) || arguments == null) {
      return;
    }
    if (name.equals("replace") && arguments[0] instanceof String campaignId) {
      replaced(campaignId, (LedgerEntry) arguments[1], (LedgerEntry) arguments[2]);
    }
    if (!(arguments[0] instanceof Lease lease)) {
      return;
    }
    Lease last = leases.get(laneOf(lease));
    if (last == null || last.token() != lease.token()) {
      violated(worker.name() + " may " + name + " under a lease that is not the last: " + lease);
    }
    if (name.equals("begin")) {
      begun(worker, lease, (Long) arguments[1]);
      checkPace(lease, (LedgerEntry) arguments[2], (LedgerEntry) arguments[3]);
    } else if (name.equals("renew")) {
      leases.put(laneOf(lease), lease.renewed((Instant) arguments[1]));
    } else if (name.equals("release")) {
      leases.put(laneOf(lease), new Lease(lease.campaignId(), lease.lane(), "", 0, Instant.MIN));
    }
  }

  private void claimed(Worker worker, Lease lease, Instant now) {
    Lease last = leases.put(laneOf(lease), lease);
    if (last != null && !last.owner().equals(lease.owner()) && now.isBefore(last.until())) {
      violated(worker.name() + " claims what another holds: " + last);
    }
    if (last != null && last.token() >= lease.token()) {
      violated("the token does not grow: " + last + ", " + lease);
    }
  }

  private void begun(Worker worker, Lease lease, long version) {
    CampaignRecord record = store.find(lease.campaignId()).orElse(null);
    if (record == null || record.version() != version) {
      violated(worker.name() + " may begin on version " + version + " of " + record);
    }
  }

  private void checkPace(Lease lease, LedgerEntry before, LedgerEntry next) {
    putBack.remove(next.sendId());
    CampaignRecord record = store.find(lease.campaignId()).orElse(null);
    if (next.status() == LedgerStatus.SENDING && record != null) {
      List<LedgerEntry> others =
          rows(lease.campaignId()).stream()
              .filter(row -> row.lane().equals(lease.lane()) && row.index() != next.index())
              .toList();
      pace.tooSoon(
              laneOf(lease),
              record.campaign().rules(),
              Stream.concat(others.stream(), Stream.of(before)).toList(),
              callsOn(lease.campaignId(), lease.lane()),
              Objects.requireNonNull(next.at()))
          .ifPresent(this::violated);
    }
    if (before.pacedAt().size() > before.doubts().size()) {
      pace.recount(laneOf(lease));
    }
  }

  private List<Call> callsOn(String campaignId, String lane) {
    return calls.stream()
        .filter(c -> c.campaignId().equals(campaignId) && c.lane().equals(lane))
        .toList();
  }

  /** Somebody has found out about a row, has moved it, or has put it back in line. */
  private void replaced(String campaignId, LedgerEntry before, LedgerEntry next) {
    if (before.reached() && !next.reached()) {
      pace.recount(campaignId + "/" + next.lane());
    }
    if (before.status().ended() && next.status() == LedgerStatus.PENDING) {
      putBack.add(next.sendId());
      CampaignRecord record = store.find(campaignId).orElseThrow();
      if (record.campaign().onUnknown() != UnknownPolicy.RETRY && hasGone(next.sendId())) {
        violated("put back, though it went: " + next);
      }
    }
  }

  private boolean hasGone(String sendId) {
    return calls.stream().anyMatch(c -> c.went() && c.sendId().equals(sendId));
  }

  private static String laneOf(Lease lease) {
    return lease.campaignId() + "/" + lease.lane();
  }

  /** Hears of a call of a sender, right when it is made. */
  Call call(Worker worker, OutboundMessage message) {
    String campaignId = campaignOf(message.id());
    CampaignRecord record = store.find(campaignId).orElseThrow();
    LedgerEntry row = row(campaignId, message.id());
    Instant now = worker.now();
    Instant written = Objects.requireNonNullElse(row.at(), now);
    Call call = new Call(campaignId, worker, message, now, written);
    world.log(worker.name() + " sends " + campaignId + " #" + row.index() + " " + call.lane());
    if (record.status() != CampaignStatus.RUNNING || !record.active()) {
      violated("sent while " + record.status() + ", active " + record.active() + ": " + row);
    }
    checkTwice(call, record, row);
    checkConcurrency(call);
    checkConsent(call, message.to());
    checkTime(call, record.campaign().rules(), row);
    new LimitCheck(calls, store).exceeded(call, record).ifPresent(this::violated);
    calls.add(call);
    return call;
  }

  private void checkTwice(Call call, CampaignRecord record, LedgerEntry row) {
    if (hasGone(call.sendId()) && record.campaign().onUnknown() != UnknownPolicy.RETRY) {
      violated("sent twice: " + row);
    }
    if (row.status() != LedgerStatus.SENDING) {
      violated("sent without being written down: " + row);
    }
  }

  private void checkConsent(Call call, Address person) {
    if (world.asksForConsent() && !world.consent().wasAllowed(person, call.written())) {
      violated(
          (world.consent().hasOptedOut(person)
                  ? "sent after an opt-out: "
                  : "sent without asking: ")
              + call);
    }
  }

  private void checkConcurrency(Call call) {
    Lease last = leases.get(call.campaignId() + "/" + call.lane());
    long others =
        callsOn(call.campaignId(), call.lane()).stream()
            .filter(c -> c.isInProgress() && c.worker().isAlive())
            .filter(c -> last != null && c.worker().name().equals(last.owner()))
            .count();
    int most = concurrency.getOrDefault(call.campaignId() + "/" + call.lane(), 0);
    if (others >= most) {
      violated((others + 1) + " on their way on " + call.lane() + ", may be " + most);
    }
  }

  private void checkTime(Call call, SendingRules rules, LedgerEntry row) {
    ZoneId zone = Objects.requireNonNullElse(row.recipient().zone(), rules.zone());
    Instant at = call.at();
    Optional<Instant> opens = rules.calendar().next(at, zone).map(Opening::opensAt);
    if (!opens.equals(Optional.of(at))) {
      violated("outside the hours, which open at " + opens + ": " + row + " at " + at);
    }
    if (rules.notBefore() != null && at.isBefore(rules.notBefore())) {
      violated("before the beginning " + rules.notBefore() + ": " + row + " at " + at);
    }
    if (rules.notAfter() != null && !at.isBefore(rules.notAfter())) {
      violated("after the end " + rules.notAfter() + ": " + row + " at " + at);
    }
    Instant expiry = row.recipient().expiresAt();
    if (expiry != null && !at.isBefore(expiry)) {
      violated("expired at " + expiry + ": " + row + " at " + at);
    }
  }

  /** Says what a sender can know: that a message went, or that nobody will send it any more. */
  Trace whatBecameOf(OutboundMessage message) {
    List<Call> its = calls.stream().filter(c -> c.sendId().equals(message.id())).toList();
    if (its.stream().anyMatch(Call::went)) {
      return new Trace.Found("p-" + message.id());
    }
    boolean mayYetGo = its.stream().anyMatch(c -> c.isInProgress() && c.worker().isAlive());
    return mayYetGo ? new Trace.Unclear() : new Trace.Absent();
  }

  /** Looks at campaigns after their end. */
  void checkEnd(List<String> campaigns) {
    for (String id : campaigns) {
      CampaignRecord record = store.find(id).orElseThrow();
      List<LedgerEntry> rows = rows(id);
      Map<LedgerStatus, Long> tally = new EnumMap<>(LedgerStatus.class);
      rows.forEach(row -> tally.merge(row.status(), 1L, Long::sum));
      Map<LedgerStatus, Long> counts = new EnumMap<>(LedgerStatus.class);
      store.counts(id).forEach((status, count) -> counts.put(status, count));
      counts.values().removeIf(count -> count == 0);
      if (rows.size() != sizes.getOrDefault(id, 0)) {
        violated(id + " has " + rows.size() + " rows of " + sizes.get(id) + " recipients");
      }
      if (!counts.equals(tally)) {
        violated(id + " counts " + counts + ", has " + tally);
      }
      if (record.status().ended()) {
        rows.forEach(row -> checkOutcome(record, row));
      }
    }
  }

  private void checkOutcome(CampaignRecord record, LedgerEntry row) {
    boolean went = hasGone(row.sendId());
    boolean told = row.status() == LedgerStatus.SENT || row.status() == LedgerStatus.UNKNOWN;
    if (!row.status().ended()) {
      violated("no outcome when the campaign had ended: " + row);
    } else if (went && !told && record.campaign().onUnknown() != UnknownPolicy.RETRY) {
      violated("went, and is told not to have: " + row);
    } else if (!went && row.status() == LedgerStatus.SENT) {
      violated("did not go, and is told to have: " + row);
    }
    if (row.status() == LedgerStatus.CANCELLED && record.status() != CampaignStatus.CANCELLED) {
      violated("cancelled without the campaign: " + row);
    }
    if (row.status() == LedgerStatus.SKIPPED && !hasReason(record.campaign(), row)) {
      violated("skipped without a reason, " + row.code() + ": " + row);
    }
    boolean tried = told || row.status() == LedgerStatus.FAILED;
    if (tried && putBack.contains(row.sendId())) {
      violated("put back, and not tried again: " + row);
    }
  }

  private boolean hasReason(Campaign campaign, LedgerEntry row) {
    return switch (String.valueOf(row.code())) {
      case "engine.expired" ->
          row.recipient().expiresAt() != null || campaign.rules().notAfter() != null;
      case "engine.late_start" -> campaign.lateStart().policy() == LateStart.Policy.SKIP;
      default -> world.consent().wasDenied(row.recipient().address());
    };
  }

  /** What a screen shows must be possible, at whatever moment somebody looks. */
  void checkProgress(String campaignId, CampaignProgress progress) {
    long sum = progress.counts().values().stream().mapToLong(Long::longValue).sum();
    boolean isWhole = progress.total() == sum && sum == sizes.getOrDefault(campaignId, 0);
    Instant next = progress.nextAt();
    Instant end = progress.endsAt();
    Duration left = progress.timeLeft();
    boolean inOrder = next == null || (end != null && !end.isBefore(next));
    if (!isWhole || !inOrder || (left != null && left.isNegative())) {
      violated("shown of " + sizes.get(campaignId) + " in " + campaignId + ": " + progress);
    }
  }

  /** All dead letters were put back when nothing could go wrong any more. */
  void checkReplayed(String campaignId) {
    rows(campaignId).stream()
        .filter(row -> row.status() == LedgerStatus.FAILED)
        .forEach(row -> violated("failed again when nothing could fail: " + row));
  }

  private String campaignOf(String sendId) {
    if (!campaignOf.containsKey(sendId)) {
      sizes.keySet().forEach(id -> rows(id).forEach(row -> campaignOf.put(row.sendId(), id)));
    }
    return Objects.requireNonNull(campaignOf.get(sendId), sendId);
  }

  private LedgerEntry row(String campaignId, String sendId) {
    return rows(campaignId).stream()
        .filter(row -> row.sendId().equals(sendId))
        .findFirst()
        .orElseThrow();
  }

  private List<LedgerEntry> rows(String campaignId) {
    try (Stream<LedgerEntry> rows = store.entries(campaignId)) {
      return rows.toList();
    }
  }
}
