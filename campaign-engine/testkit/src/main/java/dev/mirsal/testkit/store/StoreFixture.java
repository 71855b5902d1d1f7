package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A store under test, and what the rules put into it. */
abstract class StoreFixture {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private CampaignStore store;

  /** Returns a store without anything in it; called once before each rule. */
  protected abstract CampaignStore emptyStore();

  /**
   * Returns a store over what another has written, as after a crash of the process: a durable store
   * forgets what it has in memory and opens its files or connections again. The store given is not
   * used any more. Returns that store, unless overridden.
   */
  protected CampaignStore reopen(CampaignStore old) {
    return old;
  }

  /** Returns how many rows a large campaign has: 20,000, unless overridden. */
  protected int largeCampaign() {
    return 20_000;
  }

  /** Returns how many times threads race for the same thing: 50, unless overridden. */
  protected int races() {
    return 50;
  }

  /** Opens the store. */
  @BeforeEach
  void open() {
    store = emptyStore();
  }

  CampaignStore store() {
    return store;
  }

  void crash() {
    store = reopen(store);
  }

  static Campaign campaign(String id, String... devices) {
    return Campaign.builder(id).name("N").text("Hello").devices(devices).build();
  }

  static Instant minute(long minutes) {
    return NOON.plusSeconds(60 * minutes);
  }

  static Recipient person(long number) {
    return Recipient.of(Address.whatsApp("97250" + (1_000_000 + number)));
  }

  static LedgerEntry row(long index, String lane) {
    return LedgerEntry.pending("s" + index, index, lane, person(index));
  }

  static LedgerEntry rowInTokyo(long index, String lane) {
    return LedgerEntry.pending("s" + index, index, lane, person(index).withZone(TOKYO));
  }

  static List<LedgerEntry> rows(int count, String lane) {
    return LongStream.range(0, count).mapToObj(index -> row(index, lane)).toList();
  }

  CampaignRecord draft(String id, String... devices) {
    CampaignRecord draft = CampaignRecord.draft(campaign(id, devices));
    assertTrue(store.insert(draft), () -> "insert of " + id);
    return draft;
  }

  CampaignRecord done(CampaignRecord next) {
    assertEquals(Replacement.DONE, store.replace(next), () -> "replace of " + next);
    return next;
  }

  /** Adds a campaign that runs since noon, all its lanes due at once. */
  CampaignRecord running(String id, String... devices) {
    return done(done(draft(id, devices).in(CampaignStatus.SCHEDULED)).running(NOON));
  }

  List<LedgerEntry> entries(String id) {
    try (Stream<LedgerEntry> entries = store.entries(id)) {
      return entries.toList();
    }
  }

  LedgerEntry entry(String id, long index) {
    return entries(id).stream().filter(r -> r.index() == index).findFirst().orElseThrow();
  }

  Lease claim(String id, String lane, String owner, Instant now, Instant until) {
    return store.claim(id, lane, owner, now, until).orElseThrow();
  }

  Lease claim(String id, String lane, String owner) {
    return claim(id, lane, owner, NOON, minute(10));
  }

  /** Puts a lane off, as whoever knows the campaign as it is. */
  boolean schedule(Lease lease, @Nullable Instant due) {
    return store.schedule(lease, versionOf(lease), due);
  }

  /** Ends an attempt, as whoever knows the campaign as it is. */
  boolean end(Lease lease, LedgerEntry expected, LedgerEntry next, @Nullable Instant due) {
    return store.end(lease, versionOf(lease), expected, next, due);
  }

  private long versionOf(Lease lease) {
    return store.find(lease.campaignId()).orElseThrow().version();
  }

  /** Tries a row at so many minutes past noon, under nobody's lease; this becomes of it. */
  void tried(String id, long index, int minute, LedgerStatus status, boolean reached) {
    LedgerEntry before = entry(id, index);
    LedgerEntry sending = before.sending(minute(minute), "Hello");
    changed(id, before, sending);
    if (status != LedgerStatus.SENDING) {
      changed(id, sending, sending.in(status, reached, "code", "detail"));
    }
  }

  void changed(String id, LedgerEntry expected, LedgerEntry next) {
    assertTrue(store.replace(id, expected, next), () -> "replace of " + expected);
  }

  List<Long> firstPending(String id, String lane, int each) {
    return store.firstPending(id, lane, NOON, each).rows().stream()
        .map(LedgerEntry::index)
        .toList();
  }

  List<String> due(Instant now, String owner) {
    return store.due(now, owner, 100).stream().map(DueLane::lane).toList();
  }

  static List<Instant> minutes(int... minutes) {
    return IntStream.of(minutes).mapToObj(StoreFixture::minute).toList();
  }
}
