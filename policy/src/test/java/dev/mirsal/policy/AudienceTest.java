package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.OptOut;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R-POL-6 to 9: audiences, their export, and what became of messages. */
class AudienceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Intent PROMOTION =
      Intent.builder(Channel.MESSENGER, CampaignType.MARKETING).build();

  private static Verdict verdict(ContactState contact) {
    return MessagingPolicy.standard().verdict(contact, PROMOTION, Account.with(), NOW);
  }

  private static Verdict wrote(Duration ago) {
    return verdict(
        ContactState.builder().interaction(InteractionKind.MESSAGE, NOW.minus(ago)).build());
  }

  @Test
  void anAudienceFallsIntoThreeGroups() {
    AudienceCounts counts = AudienceCounts.create();
    assertThat(counts.add(wrote(Duration.ofHours(1)))).isEqualTo(AudienceClass.WITHIN_WINDOW);
    assertThat(counts.warning()).isEqualTo("All 1 people can be written to.");
    assertThat(counts.add(wrote(Duration.ofDays(3)))).isEqualTo(AudienceClass.NEEDS_SPONSORED);
    assertThat(counts.add(wrote(Duration.ofDays(4)))).isEqualTo(AudienceClass.NEEDS_SPONSORED);
    assertThat(counts.add(verdict(ContactState.empty()))).isEqualTo(AudienceClass.INELIGIBLE);
    assertThat(counts.total()).isEqualTo(4);
    assertThat(counts.of(AudienceClass.NEEDS_SPONSORED)).isEqualTo(2);
    assertThat(counts.notNow()).isZero();
    assertThat(counts.reasons())
        .containsEntry(Reason.WINDOW_OPEN, 1L)
        .containsEntry(Reason.WINDOW_CLOSED, 2L)
        .containsEntry(Reason.NO_CONVERSATION, 1L);
    assertThat(counts.warning())
        .isEqualTo(
            "3 of 4 people will not be written to: 2 are outside the window and need a sponsored"
                + " or paid message, 1 are not eligible.");
    assertThat(AudienceClass.NEEDS_SPONSORED.code()).isEqualTo("needs_sponsored");
  }

  @Test
  void theWarningTellsWhoCouldBeAskedAboutLater() {
    AudienceCounts counts = AudienceCounts.create();
    AudienceCounts others = AudienceCounts.create();
    counts.add(HouseRule.ACCOUNT_HELD.notNow());
    others.add(HouseRule.OPT_OUT.refused());
    others.add(HouseRule.FREQUENCY_CAP.notNow());
    counts.addAll(others);
    assertThat(counts.notNow()).isEqualTo(2);
    assertThat(counts.warning()).endsWith("3 are not eligible (2 of them for now).");
  }

  @Test
  void aDeliverabilityReportCountsByClass() {
    Verdict.Allowed response = (Verdict.Allowed) wrote(Duration.ofHours(1));
    DeliverabilityReport report = DeliverabilityReport.create();
    report.sent(response, new SendOutcome.Accepted("m1"));
    report.sent(response, new SendOutcome.Accepted(null));
    report.sent(response, rejected(Fault.RECIPIENT));
    report.sent(by(Route.MESSAGE_TAG), rejected(Fault.POLICY));
    report.sent(by(Route.TEMPLATE), new SendOutcome.Deferred(null, "x", "later"));
    report.sent(by(Route.FREE_FORM), new SendOutcome.Unknown("x", "nobody knows"));
    report.notSent(wrote(Duration.ofDays(3)));
    report.notSent(HouseRule.ACCOUNT_HELD.notNow());
    report.notSent(HouseRule.OPT_OUT.refused());
    report.notSent(verdict(ContactState.empty()));
    report.notSent(response);
    report.sponsoredSent();
    assertThat(report.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("response_24h_success", 2L),
                Map.entry("response_24h_failed", 1L),
                Map.entry("tag_rejected_policy", 1L),
                Map.entry("template_deferred", 1L),
                Map.entry("free_form_unknown", 1L),
                Map.entry("sponsored_needed", 1L),
                Map.entry("not_now", 1L),
                Map.entry("opted_out", 1L),
                Map.entry("refused", 1L),
                Map.entry("allowed_not_sent", 1L),
                Map.entry("sponsored_sent", 1L)));
  }

  @Test
  void everyRouteHasAClassOfItsOwn() {
    DeliverabilityReport report = DeliverabilityReport.create();
    for (Route route : Route.values()) {
      report.sent(by(route), new SendOutcome.Accepted(null));
    }
    assertThat(report.counts()).hasSize(Route.values().length).containsValue(1L);
    assertThat(report.counts().keySet()).allMatch(name -> name.endsWith("_success"));
  }

  @Test
  void partialReportsAddUpInAnyOrder() {
    DeliverabilityReport one = DeliverabilityReport.create();
    one.sponsoredSent();
    DeliverabilityReport other = DeliverabilityReport.create();
    other.sponsoredSent();
    other.notSent(HouseRule.OPT_OUT.refused());
    DeliverabilityReport sum = DeliverabilityReport.create();
    sum.addAll(one);
    sum.addAll(other);
    other.addAll(one);
    assertThat(sum.counts()).isEqualTo(other.counts());
    assertThat(sum.counts()).containsEntry("sponsored_sent", 2L).containsEntry("opted_out", 1L);
  }

  private static SendOutcome rejected(Fault fault) {
    return new SendOutcome.Rejected(fault, "x", true, true, "no");
  }

  private static Verdict.Allowed by(Route route) {
    return new Verdict.Allowed(
        route, null, null, List.of(Reason.PERMITTED), List.of("x"), Certainty.OFFICIAL);
  }

  @Test
  void pageIdsAreUploadedInBatchesOfTenThousand() {
    Iterator<String> ids = IntStream.range(0, 20_001).mapToObj(String::valueOf).iterator();
    List<String> bodies = new ArrayList<>();
    CustomAudience audience = CustomAudience.ofPage("77", 5);
    audience.write(ids, bodies::add);
    assertThat(audience.key().certainty()).isEqualTo(Certainty.UNVERIFIED);
    assertThat(bodies).hasSize(3);
    assertThat(bodies.get(0))
        .startsWith(
            "{\"payload\":{\"schema\":[\"PAGEUID\"],\"page_ids\":[\"77\"],\"data\":[[\"0\"],")
        .endsWith(
            "[\"9999\"]]},\"session\":{\"session_id\":5,\"batch_seq\":1,\"last_batch_flag\":false}}");
    assertThat(bodies.get(2))
        .isEqualTo(
            "{\"payload\":{\"schema\":[\"PAGEUID\"],\"page_ids\":[\"77\"],\"data\":[[\"20000\"]]},"
                + "\"session\":{\"session_id\":5,\"batch_seq\":3,\"last_batch_flag\":true}}");
  }

  @Test
  void aFullLastBatchIsMarkedAsTheLastAndNobodyMakesNoBatch() {
    List<String> bodies = new ArrayList<>();
    CustomAudience.ofPage("7", 1)
        .write(IntStream.range(0, 10_000).mapToObj(String::valueOf).iterator(), bodies::add);
    CustomAudience.ofPage("7", 1).write(List.<String>of().iterator(), bodies::add);
    assertThat(bodies).hasSize(1);
    assertThat(bodies.get(0)).contains("\"last_batch_flag\":true");
  }

  @Test
  void personalDataIsNormalisedAndHashed() {
    List<String> bodies = new ArrayList<>();
    CustomAudience.ofEmails(1).write(List.of(" Test@Example.ORG ").iterator(), bodies::add);
    CustomAudience.ofPhones(1)
        .write(List.of("+972 (50) 123-4567", "+٩٧٢٥٠١٢٣٤٥٦٧").iterator(), bodies::add);
    // sha256 of test@example.org and of 972501234567
    assertThat(bodies.get(0))
        .contains("{\"schema\":[\"EMAIL\"],\"data\":[[\"" + EMAIL_HASH + "\"]]}");
    assertThat(bodies.get(1))
        .contains("[[\"" + PHONE_HASH + "\"],[\"" + PHONE_HASH + "\"]]")
        .doesNotContain("page_ids");
    assertThat(CustomAudience.ofPhones(1).key()).isEqualTo(CustomAudience.Key.PHONE);
  }

  private static final String EMAIL_HASH =
      "388c735eec8225c4ad7a507944dd0a975296baea383198aa87177f29af2c6f69";
  private static final String PHONE_HASH =
      "1b28f71583657cd11ff8ad48a922f9a3b051fdb267ffc4fe88c47db2338629f4";

  @Test
  void idsAreQuotedAsJson() {
    List<String> bodies = new ArrayList<>();
    CustomAudience.ofPage("7", 1).write(List.of("a\"b\\c\u0007d").iterator(), bodies::add);
    assertThat(bodies.get(0)).contains("[[\"a\\\"b\\\\c\\u0007d\"]]");
  }

  @Test
  void aTierCountsPeopleNotMessagesInAMovingDay() {
    MovingTier tier = MovingTier.of(2);
    Address a = Address.messenger("a");
    Address b = Address.messenger("b");
    Address c = Address.messenger("c");
    tier.reached(a, NOW);
    assertThat(tier.fullUntil(c, NOW)).isNull();
    tier.reached(b, NOW.plusSeconds(10));
    assertThat(tier.fullUntil(a, NOW.plusSeconds(20))).isNull();
    Instant dayLater = NOW.plus(Duration.ofDays(1));
    assertThat(tier.fullUntil(c, NOW.plusSeconds(20))).isEqualTo(dayLater);
    assertThat(tier.fullUntil(c, dayLater.minusNanos(1))).isEqualTo(dayLater);
    assertThat(tier.fullUntil(c, dayLater)).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MovingTier.of(0))
        .withMessageContaining("tier.limit: 0");
  }

  @Test
  void whoIsReachedAgainStaysLongerAndAnOverfullTierWaitsForEnough() {
    MovingTier tier = MovingTier.of(1);
    Address a = Address.messenger("a");
    Address b = Address.messenger("b");
    Address c = Address.messenger("c");
    tier.reached(a, NOW);
    tier.reached(b, NOW.plusSeconds(1));
    tier.reached(a, NOW.plusSeconds(2));
    assertThat(tier.fullUntil(c, NOW.plusSeconds(3)))
        .isEqualTo(NOW.plusSeconds(2).plus(Duration.ofDays(1)));
    ContactState optedOut = ContactState.builder().optOut(OptOut.ofEverything(NOW, "word")).build();
    Account full = Account.with().tierFull(NOW.plusSeconds(9));
    assertThat(MessagingPolicy.standard().verdict(optedOut, PROMOTION, full, NOW))
        .isSameAs(HouseRule.OPT_OUT.refused());
  }
}
