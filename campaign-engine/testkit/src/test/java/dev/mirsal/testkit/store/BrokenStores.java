package dev.mirsal.testkit.store;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.PendingLine;
import dev.mirsal.campaign.store.Replacement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores as people get them wrong, each a test class that must fail. */
final class BrokenStores {
  private BrokenStores() {}

  /** A kit over a store in memory, with something wrong with it. */
  abstract static class Kit extends CampaignStoreContract {
    @Override
    protected final CampaignStore emptyStore() {
      return broken(new InMemoryCampaignStore());
    }

    abstract CampaignStore broken(CampaignStore right);

    @Override
    protected int largeCampaign() {
      return 2500;
    }

    @Override
    protected int races() {
      return 20;
    }
  }

  /** Remembers the last lease of each lane, and the version of each campaign. */
  private abstract static class Knowing extends ForwardingStore {
    final Map<String, Lease> last = new ConcurrentHashMap<>();

    Knowing(CampaignStore store) {
      super(store);
    }

    @Override
    public Optional<Lease> claim(
        String campaignId, String lane, String owner, Instant now, Instant until) {
      Optional<Lease> lease = super.claim(campaignId, lane, owner, now, until);
      lease.ifPresent(given -> last.put(campaignId + lane, given));
      return lease;
    }

    Lease last(Lease lease) {
      return last.getOrDefault(lease.campaignId() + lease.lane(), lease);
    }

    long version(String campaignId) {
      return find(campaignId).map(CampaignRecord::version).orElse(0L);
    }
  }

  /** Does not ask for the version: a pause is noticed by those alone who look. */
  static class BeginsOnAnyVersion extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public boolean begin(Lease lease, long version, LedgerEntry row, LedgerEntry next) {
          return super.begin(lease, version(lease.campaignId()), row, next);
        }
      };
    }
  }

  /** Asks for the version, and then writes: a pause comes in between. */
  static class LooksBeforeItBegins extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public boolean begin(Lease lease, long version, LedgerEntry row, LedgerEntry next) {
          if (version(lease.campaignId()) != version) {
            return false;
          }
          dawdle();
          return super.begin(lease, version(lease.campaignId()), row, next);
        }
      };
    }
  }

  /** Asks for the lease, and then writes: a claim comes in between. */
  static class LooksAtTheLeaseFirst extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public boolean begin(Lease lease, long version, LedgerEntry row, LedgerEntry next) {
          boolean isLast = last(lease).token() == lease.token();
          dawdle();
          return super.begin(isLast ? last(lease) : lease, version, row, next);
        }
      };
    }
  }

  /** Lets others have their turn for a while. */
  private static void dawdle() {
    LockSupport.parkNanos(100_000);
  }

  /** Who was away for too long begins all the same. */
  static class BeginsUnderAnyLease extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public boolean begin(Lease lease, long version, LedgerEntry row, LedgerEntry next) {
          return super.begin(last(lease), version, row, next);
        }
      };
    }
  }

  /** Who was away for too long writes down an outcome all the same. */
  static class EndsUnderAnyLease extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public boolean end(
            Lease lease, long version, LedgerEntry row, LedgerEntry next, @Nullable Instant due) {
          return super.end(last(lease), version, row, next, due);
        }
      };
    }
  }

  /** Two campaigns run over one device: nobody holds any. */
  static class SharesDevices extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        private final Map<String, CampaignRecord> real = new ConcurrentHashMap<>();

        @Override
        public Replacement replace(CampaignRecord next) {
          CampaignRecord unheld =
              new CampaignRecord(
                  next.campaign(),
                  next.version(),
                  next.status(),
                  next.active(),
                  next.holdsDevices() ? null : next.startedAt(),
                  next.pausedAt(),
                  next.estimatedDuration(),
                  next.note(),
                  next.epoch());
          Replacement replacement = super.replace(unheld);
          if (replacement == Replacement.DONE) {
            real.put(next.campaign().id(), next);
          }
          return replacement;
        }

        @Override
        public Optional<CampaignRecord> find(String campaignId) {
          return super.find(campaignId).map(kept -> real.getOrDefault(kept.campaign().id(), kept));
        }
      };
    }
  }

  /** Compares versions, and then writes. */
  static class LooksBeforeItReplaces extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public Replacement replace(CampaignRecord next) {
          boolean isNext = version(next.campaign().id()) == next.version() - 1;
          dawdle();
          Replacement replacement = super.replace(next);
          return replacement == Replacement.STALE && isNext ? Replacement.DONE : replacement;
        }
      };
    }
  }

  /** Finds campaigns by name. */
  static class SortsCampaigns extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public List<CampaignRecord> findIn(Set<CampaignStatus> statuses) {
          List<CampaignRecord> found = new ArrayList<>(super.findIn(statuses));
          found.sort((a, b) -> a.campaign().id().compareTo(b.campaign().id()));
          return found;
        }
      };
    }
  }

  /** Says that all were added, also those who were there. */
  static class CountsWhatItWasGiven extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public int append(String campaignId, List<LedgerEntry> entries) {
          super.append(campaignId, entries);
          return entries.size();
        }
      };
    }
  }

  /** Lets those go who were to wait. */
  static class ForgetsWhoWaits extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public PendingLine firstPending(String campaignId, String lane, Instant now, int each) {
          return super.firstPending(campaignId, lane, Instant.MAX, each);
        }
      };
    }
  }

  /** Cancels what is on its way. */
  static class EndsWhatIsOnItsWay extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public long endPending(
            String campaignId, LedgerStatus status, @Nullable String code, @Nullable String why) {
          try (Stream<LedgerEntry> rows = entries(campaignId)) {
            rows.filter(row -> row.status() == LedgerStatus.SENDING)
                .forEach(row -> replace(campaignId, row, row.in(status, true, code, why)));
          }
          return super.endPending(campaignId, status, code, why);
        }
      };
    }
  }

  /** Counts what was sent by its outcome: what is on its way is forgotten. */
  static class CountsOutcomesAlone extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public int countSent(String campaignId, @Nullable String lane, Instant from) {
          try (Stream<LedgerEntry> rows = entries(campaignId)) {
            return super.countSent(campaignId, lane, from)
                - (int)
                    rows.filter(row -> row.status() == LedgerStatus.SENDING)
                        .filter(row -> lane == null || lane.equals(row.lane()))
                        .filter(row -> row.at() != null && !row.at().isBefore(from))
                        .count();
          }
        }
      };
    }
  }

  /** Looks for open rows among those that may go at once. */
  static class ForgetsWhoMayGoLater extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public boolean hasOpen(String campaignId) {
          return entries(campaignId)
              .anyMatch(row -> !row.status().ended() && row.notBefore() == null);
        }
      };
    }
  }

  /** Goes by the clock of its own machine. */
  static class LooksAtItsOwnClock extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public Optional<Lease> claim(
            String campaignId, String lane, String owner, Instant now, Instant until) {
          Instant own = Instant.parse("2026-11-23T12:09:00Z");
          boolean isNear = Math.abs(now.getEpochSecond() - own.getEpochSecond()) < 7200;
          return super.claim(campaignId, lane, owner, isNear ? now : own, until);
        }
      };
    }
  }

  /** Wakes whatever is leased. */
  static class WakesEverybody extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public void wakeOwned(String owner, Instant due) {
          last.values().forEach(lease -> super.wakeOwned(lease.owner(), due));
        }
      };
    }
  }

  /** Lets a lane be idle with somebody who gives it back. */
  static class ForgetsWhenGivenBack extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public boolean release(Lease lease) {
          super.schedule(lease, versionOf(this, lease), null);
          return super.release(lease);
        }
      };
    }
  }

  /** Puts lanes off for whoever has not heard that the campaign was resumed. */
  static class SchedulesOnAnyVersion extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public boolean schedule(Lease lease, long version, @Nullable Instant due) {
          return super.schedule(lease, versionOf(this, lease), due);
        }
      };
    }
  }

  /** Whoever ends an attempt wakes the lane of a campaign that was paused meanwhile. */
  static class WakesWithAnyEnd extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public boolean end(
            Lease lease, long version, LedgerEntry row, LedgerEntry next, @Nullable Instant due) {
          return super.end(lease, versionOf(this, lease), row, next, due);
        }
      };
    }
  }

  private static long versionOf(CampaignStore store, Lease lease) {
    return store.find(lease.campaignId()).map(CampaignRecord::version).orElse(0L);
  }

  /** The last report holds. */
  static class KeepsTheLastReport extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        private final Map<String, DeliveryReport> kept = new ConcurrentHashMap<>();

        @Override
        public boolean report(String messageId, DeliveryReport report) {
          super.report(messageId, report);
          return !report.equals(kept.put(messageId, report));
        }
      };
    }
  }

  /** Does not ask for the version: who edits slowly moves people to lanes that are gone. */
  static class MovesOnAnyVersion extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public boolean move(String campaignId, long version, List<LedgerEntry> rows) {
          return super.move(campaignId, version(campaignId), rows);
        }
      };
    }
  }

  /** Asks for the version, and then moves: an edit comes in between. */
  static class LooksBeforeItMoves extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {
        @Override
        public boolean move(String campaignId, long version, List<LedgerEntry> rows) {
          if (version(campaignId) != version) {
            return false;
          }
          for (int turn = 0; turn < 20 && version(campaignId) == version; turn++) {
            dawdle();
          }
          dawdle();
          return super.move(campaignId, version(campaignId), rows);
        }
      };
    }
  }

  /** Takes whatever it restores for its own. */
  static class ForgetsTheEpoch extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public Replacement replace(CampaignRecord next) {
          return super.replace(next.wantedIn(""));
        }
      };
    }
  }

  /** Has no column for what is not there, and few for letters. */
  static class WritesPlainText extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
          String plain = next.text() == null ? null : next.text().replaceAll("[^\\x00-\\x7F]", "?");
          return super.replace(
              campaignId,
              expected,
              new LedgerEntry(
                  next.sendId(),
                  next.index(),
                  next.lane(),
                  next.recipient(),
                  next.status(),
                  next.attempts(),
                  next.at(),
                  next.notBefore(),
                  next.reached(),
                  plain,
                  next.platformMessageId(),
                  next.code(),
                  next.detail(),
                  next.doubts()));
        }
      };
    }
  }

  /** Keeps leases in memory alone: who comes back finds the lane free. */
  static class LosesLeases extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new Knowing(right) {};
    }

    @Override
    protected CampaignStore reopen(CampaignStore old) {
      Knowing knowing = (Knowing) old;
      knowing.last.values().forEach(knowing::release);
      return old;
    }
  }

  /** Knows the last attempt of a message and none before. */
  static class CountsTheLastAttempt extends Kit {
    @Override
    CampaignStore broken(CampaignStore right) {
      return new ForwardingStore(right) {
        @Override
        public List<Instant> latestSent(String campaignId, @Nullable String lane, int limit) {
          return times(campaignId, lane).limit(limit).toList();
        }

        @Override
        public @Nullable Instant firstSent(String campaignId, @Nullable String lane) {
          return times(campaignId, lane).reduce((later, earlier) -> earlier).orElse(null);
        }

        @Override
        public int countSent(String campaignId, @Nullable String lane, Instant from) {
          return (int) times(campaignId, lane).filter(at -> !at.isBefore(from)).count();
        }

        @Override
        public Reached reached(String campaignId, String lane) {
          List<Instant> lasts =
              entries(campaignId)
                  .filter(row -> row.lane().equals(lane) && row.reached())
                  .flatMap(row -> Stream.ofNullable(row.at()))
                  .sorted()
                  .toList();
          return new Reached(lasts.size(), lasts.isEmpty() ? null : lasts.get(lasts.size() - 1));
        }

        private Stream<Instant> times(String campaignId, @Nullable String lane) {
          return entries(campaignId)
              .filter(row -> lane == null || row.lane().equals(lane))
              .filter(row -> row.status().countsAsSent() && row.at() != null)
              .map(row -> Objects.requireNonNull(row.at()))
              .sorted(Comparator.reverseOrder());
        }
      };
    }
  }
}
