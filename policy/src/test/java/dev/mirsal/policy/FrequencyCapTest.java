package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.SentMessage;
import dev.mirsal.message.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Field failures D 31, 43, 45: calendar and rolling caps both exist, and free up when they say. */
class FrequencyCapTest {
  private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");
  private static final Instant NOON = Instant.parse("2026-11-20T10:00:00Z"); // Friday in Cairo
  private static final Intent PROMOTION =
      Intent.builder(Channel.MESSENGER, CampaignType.MARKETING).build();

  private static FrequencyCap cap(int most, CapPeriod period) {
    return new FrequencyCap(
        "cap", Set.of(Channel.MESSENGER), Set.of(CampaignType.MARKETING), most, period);
  }

  private static ContactState sent(String... instants) {
    ContactState.Builder state =
        ContactState.builder().interaction(InteractionKind.MESSAGE, NOON.minusSeconds(60));
    for (String at : instants) {
      state.sent(SentMessage.of(Instant.parse(at), CampaignType.MARKETING, "RESPONSE"));
    }
    return state.build();
  }

  @Test
  void aRollingCapCountsUntilExactlyItsLengthAfter() {
    FrequencyCap daily = cap(2, new CapPeriod.Rolling(Duration.ofDays(1)));
    ContactState twice = sent("2026-11-19T23:00:00Z", "2026-11-20T01:00:00Z");
    assertThat(daily.fullUntil(twice, PROMOTION, NOON))
        .isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));
    Instant free = Instant.parse("2026-11-20T23:00:00Z");
    assertThat(daily.fullUntil(twice, PROMOTION, free.minusNanos(1))).isEqualTo(free);
    assertThat(daily.fullUntil(twice, PROMOTION, free)).isNull();
  }

  @Test
  void aRollingCapThatIsExceededWaitsForEnoughToLeave() {
    FrequencyCap one = cap(1, new CapPeriod.Rolling(Duration.ofDays(1)));
    ContactState twice = sent("2026-11-20T01:00:00Z", "2026-11-20T03:00:00Z");
    assertThat(one.fullUntil(twice, PROMOTION, NOON))
        .isEqualTo(Instant.parse("2026-11-21T03:00:00Z"));
  }

  @Test
  void aCalendarDayLetsTwoThroughAroundMidnightAndARollingOneDoesNot() {
    ContactState beforeMidnight = sent("2026-11-20T21:59:00Z");
    Instant afterMidnight = Instant.parse("2026-11-20T22:00:00Z");
    assertThat(cap(1, new CapPeriod.Day(CAIRO)).fullUntil(beforeMidnight, PROMOTION, afterMidnight))
        .isNull();
    assertThat(
            cap(1, new CapPeriod.Rolling(Duration.ofDays(1)))
                .fullUntil(beforeMidnight, PROMOTION, afterMidnight))
        .isEqualTo(Instant.parse("2026-11-21T21:59:00Z"));
  }

  @Test
  void aCalendarCapFreesAtTheNextPeriodNotLater() {
    ContactState today = sent("2026-11-20T01:00:00Z");
    assertThat(cap(1, new CapPeriod.Day(CAIRO)).fullUntil(today, PROMOTION, NOON))
        .isEqualTo(Instant.parse("2026-11-20T22:00:00Z"));
    assertThat(
            cap(1, new CapPeriod.Week(CAIRO, DayOfWeek.SUNDAY)).fullUntil(today, PROMOTION, NOON))
        .isEqualTo(Instant.parse("2026-11-21T22:00:00Z"));
    assertThat(cap(1, new CapPeriod.Month(CAIRO)).fullUntil(today, PROMOTION, NOON))
        .isEqualTo(Instant.parse("2026-11-30T22:00:00Z"));
  }

  @Test
  void aCalendarPeriodBeginsWithItsFirstInstant() {
    Instant friday = Instant.parse("2026-11-19T22:00:00Z");
    CapPeriod day = new CapPeriod.Day(CAIRO);
    CapPeriod week = new CapPeriod.Week(CAIRO, DayOfWeek.FRIDAY);
    CapPeriod month = new CapPeriod.Month(CAIRO);
    assertThat(day.begins(NOON)).isEqualTo(friday);
    assertThat(week.begins(NOON)).isEqualTo(friday);
    assertThat(week.roomAfter(NOON, NOON)).isEqualTo(friday.plus(Duration.ofDays(7)));
    assertThat(month.begins(NOON)).isEqualTo(Instant.parse("2026-10-31T22:00:00Z"));
    assertThat(cap(1, day).fullUntil(sent("2026-11-19T22:00:00Z"), PROMOTION, NOON)).isNotNull();
    assertThat(cap(1, day).fullUntil(sent("2026-11-19T21:59:59Z"), PROMOTION, NOON)).isNull();
  }

  @Test
  void whereMidnightDoesNotExistTheDayBeginsLater() {
    // Field failures 30: Cairo has no midnight on 2027-04-30.
    Instant noon = Instant.parse("2027-04-30T10:00:00Z");
    assertThat(new CapPeriod.Day(CAIRO).begins(noon))
        .isEqualTo(Instant.parse("2027-04-29T22:00:00Z"));
  }

  @Test
  void onlyWhatTheCapIsAboutCounts() {
    FrequencyCap one = cap(1, new CapPeriod.Rolling(Duration.ofDays(1)));
    Intent reply = Intent.builder(Channel.MESSENGER, CampaignType.TRANSACTIONAL).build();
    Intent elsewhere = Intent.builder(Channel.INSTAGRAM, CampaignType.MARKETING).build();
    Intent urgent =
        Intent.builder(Channel.MESSENGER, CampaignType.MARKETING).overridingCaps().build();
    ContactState once = sent("2026-11-20T01:00:00Z");
    assertThat(one.fullUntil(once, PROMOTION, NOON)).isNotNull();
    assertThat(one.fullUntil(once, reply, NOON)).isNull();
    assertThat(one.fullUntil(once, elsewhere, NOON)).isNull();
    assertThat(one.fullUntil(once, urgent, NOON)).isNull();
    assertThat(one.fullUntil(sent("2026-11-20T10:00:01Z"), PROMOTION, NOON)).isNull();
    assertThat(one.fullUntil(sent("2026-11-20T10:00:00Z"), PROMOTION, NOON)).isNotNull();
    ContactState uncounted =
        ContactState.builder()
            .sent(new SentMessage(NOON, CampaignType.MARKETING, "RESPONSE", null, false))
            .sent(SentMessage.of(NOON, CampaignType.TRANSACTIONAL, "RESPONSE"))
            .build();
    assertThat(one.fullUntil(uncounted, PROMOTION, NOON)).isNull();
  }

  /** Field failure D45, MultiWA#170: two robots answer each other 596 times. */
  @Test
  void answersInALoopEndAtTheCap() {
    MessagingPolicy capped =
        MessagingPolicy.standard()
            .withCaps(
                List.of(
                    new FrequencyCap(
                        "answers",
                        Set.of(Channel.MESSENGER),
                        Set.of(CampaignType.TRANSACTIONAL),
                        20,
                        new CapPeriod.Rolling(Duration.ofHours(1)))));
    Intent answer = Intent.builder(Channel.MESSENGER, CampaignType.TRANSACTIONAL).build();
    ContactState state = ContactState.builder().build();
    int answered = 0;
    for (int i = 0; i < 596; i++) {
      Instant now = NOON.plusSeconds(i);
      state = state.toBuilder().interaction(InteractionKind.MESSAGE, now).build();
      if (capped.verdict(state, answer, Account.with(), now) instanceof Verdict.Allowed) {
        SentMessage sent = SentMessage.of(now, CampaignType.TRANSACTIONAL, "RESPONSE");
        state = state.toBuilder().sent(sent).build();
        answered++;
      }
    }
    assertThat(answered).isEqualTo(20);
  }

  @Test
  void aFullCapMeansNotNowAndSaysWhen() {
    ContactState once = sent("2026-11-20T01:00:00Z");
    MessagingPolicy capped =
        MessagingPolicy.standard()
            .withCaps(
                List.of(
                    cap(1, new CapPeriod.Rolling(Duration.ofDays(1))),
                    cap(1, new CapPeriod.Rolling(Duration.ofHours(10)))));
    Decision decision = capped.evaluate(once, PROMOTION, Account.with(), NOON);
    assertThat(decision.verdict()).isInstanceOf(Verdict.NotNow.class);
    assertThat(decision.verdict().reasons()).containsExactly(Reason.FREQUENCY_CAP);
    assertThat(decision.askAgainAt()).isEqualTo(Instant.parse("2026-11-21T01:00:00Z"));
    assertThat(decision.windowOpen()).isTrue();
    ContactState closed =
        ContactState.builder()
            .interaction(InteractionKind.MESSAGE, NOON.minus(Duration.ofDays(2)))
            .sent(SentMessage.of(NOON, CampaignType.MARKETING, "RESPONSE"))
            .build();
    assertThat(capped.verdict(closed, PROMOTION, Account.with(), NOON))
        .isInstanceOf(Verdict.RequiresSponsored.class);
  }

  @Test
  void aCapAndAPeriodNameWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cap(0, new CapPeriod.Day(CAIRO)))
        .withMessageContaining("cap.most: 0");
    for (Duration length : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CapPeriod.Rolling(length))
          .withMessageContaining("rolling.length");
    }
  }
}
