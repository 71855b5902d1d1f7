package dev.mirsal.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of campaigns does; a class for each store says how to make one. */
abstract class CampaignStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final Campaign campaign = campaign("c1");
  private final CampaignRecord draft = CampaignRecord.draft(campaign);
  private CampaignStore store;

  /** Returns an empty store. */
  abstract CampaignStore emptyStore();

  @BeforeEach
  void open() {
    store = emptyStore();
    assertThat(store.insert(draft)).isTrue();
  }

  private static Campaign campaign(String id) {
    return Campaign.builder(id).name("N").text("Hello").devices("d1", "d2").build();
  }

  private static LedgerEntry row(long index, String lane) {
    Recipient person = Recipient.of(Address.whatsApp("97250000" + (1000 + index)));
    return LedgerEntry.pending("s" + index, index, lane, person);
  }

  private static LedgerEntry rowInTokyo(long index, String lane) {
    Recipient person = Recipient.of(Address.whatsApp("97250000" + (1000 + index))).withZone(TOKYO);
    return LedgerEntry.pending("s" + index, index, lane, person);
  }

  private List<LedgerEntry> rows() {
    try (Stream<LedgerEntry> entries = store.entries("c1")) {
      return entries.toList();
    }
  }

  /** Makes an attempt on a row at so many minutes past noon; it ends like this. */
  private void attempt(long index, int minute, LedgerStatus status, boolean reached) {
    LedgerEntry before = rows().stream().filter(r -> r.index() == index).findFirst().orElseThrow();
    LedgerEntry sending = before.sending(NOON.plusSeconds(60L * minute), "Hello");
    assertThat(store.replace("c1", before, sending)).isTrue();
    if (status != LedgerStatus.SENDING) {
      assertThat(store.replace("c1", sending, sending.in(status, reached, "code", "detail")))
          .isTrue();
    }
  }

  private static List<Instant> at(int... minutes) {
    List<Instant> instants = new ArrayList<>();
    for (int minute : minutes) {
      instants.add(NOON.plusSeconds(60L * minute));
    }
    return instants;
  }

  @Test
  void a_campaign_is_inserted_once() {
    assertThat(store.insert(CampaignRecord.draft(campaign("c1")))).isFalse();
    assertThat(store.find("c1")).contains(draft);
    assertThat(store.find("c2")).isEmpty();
  }

  @Test
  void campaigns_are_found_by_status_in_the_order_in_which_they_were_added() {
    store.insert(CampaignRecord.draft(campaign("a")));
    store.insert(CampaignRecord.draft(campaign("b")));
    assertThat(store.replace(draft.in(CampaignStatus.SCHEDULED))).isEqualTo(Replacement.DONE);

    assertThat(store.findIn(EnumSet.of(CampaignStatus.DRAFT)))
        .extracting(r -> r.campaign().id())
        .containsExactly("a", "b");
    assertThat(store.findIn(EnumSet.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED)))
        .extracting(r -> r.campaign().id())
        .containsExactly("c1", "a", "b");
    assertThat(store.findIn(EnumSet.noneOf(CampaignStatus.class))).isEmpty();
  }

  @Test
  void only_the_next_version_replaces_a_campaign() {
    CampaignRecord second = draft.in(CampaignStatus.SCHEDULED);

    assertThat(store.replace(second.running(NOON))).isEqualTo(Replacement.STALE);
    assertThat(store.replace(draft)).isEqualTo(Replacement.STALE);
    assertThat(store.find("c1")).contains(draft);
    assertThat(store.replace(second)).isEqualTo(Replacement.DONE);
    assertThat(store.replace(second)).isEqualTo(Replacement.STALE);
    assertThat(store.find("c1")).contains(second);
    assertThat(store.replace(CampaignRecord.draft(campaign("c2")).in(CampaignStatus.FAILED)))
        .isEqualTo(Replacement.STALE);
  }

  @Test
  void of_many_who_replace_the_same_version_one_succeeds()
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Replacement>> results = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      results.add(threads.submit(() -> store.replace(draft.in(CampaignStatus.SCHEDULED))));
    }
    int successes = 0;
    for (Future<Replacement> result : results) {
      successes += result.get() == Replacement.DONE ? 1 : 0;
    }
    threads.shutdown();

    assertThat(successes).isEqualTo(1);
  }

  @Test
  void deleting_takes_the_ledger_along() {
    store.append("c1", List.of(row(0, "d1")));
    store.delete("c1");
    store.delete("c1");

    assertThat(store.find("c1")).isEmpty();
    assertThat(rows()).isEmpty();
    assertThat(store.counts("c1")).isEmpty();
    store.insert(draft);
    assertThat(rows()).isEmpty();
  }

  @Test
  void a_send_id_is_entered_once() {
    assertThat(store.append("c1", List.of(row(0, "d1"), row(1, "d1")))).isEqualTo(2);
    LedgerEntry again = LedgerEntry.pending("s1", 2, "d2", row(1, "d1").recipient());

    assertThat(store.append("c1", List.of(again, row(3, "d1")))).isEqualTo(1);
    assertThat(store.append("c1", List.of())).isZero();
    assertThat(rows()).extracting(LedgerEntry::index).containsExactly(0L, 1L, 3L);
  }

  @Test
  void rows_come_in_the_order_of_their_index_and_as_they_were_written() {
    List<LedgerEntry> all = LongStream.range(0, 2500).mapToObj(i -> row(i, "d1")).toList();
    store.append("c1", all.subList(1000, 2500));
    store.append("c1", all.subList(0, 1000));

    assertThat(rows()).isEqualTo(all);
  }

  @Test
  void rows_may_be_replaced_while_they_are_read() {
    store.append("c1", LongStream.range(0, 100).mapToObj(i -> row(i, "d1")).toList());
    try (Stream<LedgerEntry> entries = store.entries("c1")) {
      entries.forEach(row -> assertThat(store.replace("c1", row, row.onLane("d2"))).isTrue());
    }

    assertThat(rows()).extracting(LedgerEntry::lane).containsOnly("d2");
    assertThat(store.firstPending("c1", "d1", NOON, 1).rows()).isEmpty();
    assertThat(store.firstPending("c1", "d2", NOON, 1).rows()).hasSize(1);
  }

  @Test
  void a_row_that_has_changed_meanwhile_is_not_replaced() {
    store.append("c1", List.of(row(0, "d1")));
    LedgerEntry first = row(0, "d1");
    LedgerEntry sending = first.sending(NOON, "Hello");
    assertThat(store.replace("c1", first, sending)).isTrue();

    assertThat(store.replace("c1", first, sending)).isFalse();
    LedgerEntry back = sending.in(LedgerStatus.PENDING, false, "code", "detail");
    assertThat(store.replace("c1", sending, back)).isTrue();
    assertThat(store.replace("c1", first, sending)).isFalse();
    assertThat(store.replace("c1", row(7, "d1"), row(7, "d1").sending(NOON, null))).isFalse();
    assertThat(store.replace("nope", first, sending)).isFalse();
    assertThat(rows()).containsExactly(back);
  }

  @Test
  void the_first_pending_of_each_zone_of_a_lane_come_in_order() {
    store.append(
        "c1",
        List.of(
            row(0, "d2"), rowInTokyo(1, "d1"), row(2, "d1"), row(3, "d1"), rowInTokyo(4, "d1")));
    assertThat(store.firstPending("c1", "d1", NOON, 1).rows())
        .extracting(LedgerEntry::index)
        .containsExactly(1L, 2L);

    attempt(1, 0, LedgerStatus.SENT, true);
    attempt(2, 0, LedgerStatus.SENDING, true);
    assertThat(store.firstPending("c1", "d1", NOON, 1).rows())
        .extracting(LedgerEntry::index)
        .containsExactly(3L, 4L);
    attempt(4, 0, LedgerStatus.FAILED, false);
    assertThat(store.firstPending("c1", "d1", NOON, 1).rows())
        .extracting(LedgerEntry::index)
        .containsExactly(3L);
    attempt(3, 0, LedgerStatus.PENDING, false);
    assertThat(store.firstPending("c1", "d1", NOON, 1).rows())
        .extracting(LedgerEntry::index)
        .containsExactly(3L);
    assertThat(store.firstPending("c1", "nope", NOON, 1).rows()).isEmpty();
    assertThat(store.firstPending("nope", "d1", NOON, 1).rows()).isEmpty();
  }

  @Test
  void ending_gives_an_outcome_to_what_is_pending_and_nothing_else() {
    store.append("c1", LongStream.range(0, 4).mapToObj(i -> row(i, "d1")).toList());
    attempt(0, 0, LedgerStatus.SENT, true);
    attempt(1, 1, LedgerStatus.SENDING, true);
    attempt(2, 2, LedgerStatus.PENDING, false);

    assertThat(store.endPending("c1", LedgerStatus.SKIPPED, "late", "too late")).isEqualTo(2);
    assertThat(store.endPending("c1", LedgerStatus.CANCELLED, null, null)).isZero();
    assertThat(store.endPending("nope", LedgerStatus.CANCELLED, null, null)).isZero();

    assertThat(rows())
        .extracting(LedgerEntry::status)
        .containsExactly(
            LedgerStatus.SENT, LedgerStatus.SENDING, LedgerStatus.SKIPPED, LedgerStatus.SKIPPED);
    assertThat(rows().get(3).code()).isEqualTo("late");
    assertThat(rows().get(3).detail()).isEqualTo("too late");
    assertThat(store.firstPending("c1", "d1", NOON, 1).rows()).isEmpty();
  }

  @Test
  void counts_are_those_of_the_rows() {
    store.append("c1", LongStream.range(0, 6).mapToObj(i -> row(i, "d1")).toList());
    attempt(0, 0, LedgerStatus.SENT, true);
    attempt(1, 1, LedgerStatus.SENT, true);
    attempt(2, 2, LedgerStatus.FAILED, true);
    attempt(3, 3, LedgerStatus.PENDING, false);

    assertThat(store.counts("c1"))
        .containsEntry(LedgerStatus.SENT, 2L)
        .containsEntry(LedgerStatus.FAILED, 1L)
        .containsEntry(LedgerStatus.PENDING, 3L);
    assertThat(store.counts("c1").getOrDefault(LedgerStatus.SENDING, 0L)).isZero();
  }

  @Test
  void what_reached_the_platform_counts_for_pacing_and_what_was_sent_for_limits() {
    store.append("c1", LongStream.range(0, 8).mapToObj(i -> row(i, "d1")).toList());
    store.append("c1", List.of(row(8, "d2")));
    attempt(0, 1, LedgerStatus.SENT, true);
    attempt(1, 2, LedgerStatus.FAILED, true);
    attempt(2, 3, LedgerStatus.FAILED, false);
    attempt(3, 4, LedgerStatus.UNKNOWN, true);
    attempt(4, 5, LedgerStatus.PENDING, false);
    attempt(5, 4, LedgerStatus.SENT, true);
    attempt(6, 6, LedgerStatus.SENDING, true);
    attempt(8, 9, LedgerStatus.SENT, true);

    assertThat(store.reached("c1", "d1").count()).isEqualTo(5);
    assertThat(store.reached("c1", "d1").last()).isEqualTo(at(6).get(0));
    assertThat(store.latestSent("c1", "d1", 10)).isEqualTo(at(6, 4, 4, 1));
    assertThat(store.latestSent("c1", "d1", 1)).isEqualTo(at(6));
    assertThat(store.latestSent("c1", null, 10)).isEqualTo(at(9, 6, 4, 4, 1));
    assertThat(store.firstSent("c1", "d1")).isEqualTo(at(1).get(0));
    assertThat(store.firstSent("c1", "d2")).isEqualTo(at(9).get(0));
    assertThat(store.firstSent("c1", null)).isEqualTo(at(1).get(0));
    assertThat(store.countSent("c1", "d1", at(1).get(0))).isEqualTo(4);
    assertThat(store.countSent("c1", "d1", at(4).get(0))).isEqualTo(3);
    assertThat(store.countSent("c1", "d1", at(5).get(0))).isEqualTo(1);
    assertThat(store.countSent("c1", null, at(4).get(0))).isEqualTo(4);
  }

  @Test
  void nothing_is_known_of_a_campaign_that_has_not_sent() {
    assertThat(store.reached("c1", "d1").count()).isZero();
    assertThat(store.reached("c1", "d1").last()).isNull();
    assertThat(store.latestSent("c1", null, 5)).isEmpty();
    assertThat(store.firstSent("c1", null)).isNull();
    assertThat(store.countSent("c1", null, Instant.EPOCH)).isZero();
  }

  @Test
  void rows_of_one_campaign_are_not_those_of_another() {
    store.insert(CampaignRecord.draft(campaign("c2")));
    store.append("c1", List.of(row(0, "d1")));
    store.append("c2", List.of(row(0, "d1"), row(1, "d1")));
    store.endPending("c2", LedgerStatus.CANCELLED, null, null);

    assertThat(rows()).containsExactly(row(0, "d1"));
    assertThat(store.counts("c2")).containsEntry(LedgerStatus.CANCELLED, 2L);
  }
}
