package dev.mirsal.policy;

import static dev.mirsal.contact.CampaignType.MARKETING;
import static dev.mirsal.contact.CampaignType.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts 4: what a platform's refusal teaches. */
class LearningTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final MessagingPolicy policy = MessagingPolicy.of(Rulebook.standard());

  private static final ContactState WROTE =
      ContactState.builder()
          .interaction(InteractionKind.MESSAGE, NOW.minus(Duration.ofHours(1)))
          .region("IL")
          .build();

  private Learned learn(Channel channel, int code, int subcode) {
    return policy.learn(WROTE, Refusal.of(channel, code, subcode, MARKETING, NOW));
  }

  private Verdict asked(ContactState contact, Channel channel, CampaignType type, Instant now) {
    return policy.verdict(contact, Intent.builder(channel, type).build(), Account.with(), now);
  }

  @ParameterizedTest(name = "{0} {1}/{2}")
  @CsvSource({
    "MESSENGER, 10, 2018278",
    "MESSENGER, 10, 2018065",
    "INSTAGRAM, 10, 2534022",
    "WHATSAPP, 131047, 0",
    "WHATSAPP, 131047, 99"
  })
  void aRefusedWindowStaysClosedUntilThePersonDoesSomething(
      Channel channel, int code, int subcode) {
    ContactState contact = learn(channel, code, subcode).contact();
    assertThat(contact.windowRefusedAt()).isEqualTo(NOW);
    assertThat(asked(contact, channel, TRANSACTIONAL, NOW).reasons())
        .contains(Reason.WINDOW_REFUSED);
    ContactState again =
        contact.toBuilder().interaction(InteractionKind.MESSAGE, NOW.plusSeconds(1)).build();
    assertThat(asked(again, channel, TRANSACTIONAL, NOW.plusSeconds(1)))
        .isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest(name = "{0} {1}/{2}")
  @CsvSource({
    "MESSENGER, 10, 2018108, PT24H",
    "MESSENGER, 551, 0, PT24H",
    "MESSENGER, 551, 1545041, PT24H",
    "MESSENGER, 200, 1545041, PT24H",
    "MESSENGER, 613, 2018338, PT24H",
    "INSTAGRAM, 551, 0, PT24H",
    "WHATSAPP, 131056, 0, PT6S"
  })
  void whoIsNotAvailableIsAskedForLater(Channel channel, int code, int subcode, Duration pause) {
    ContactState contact = learn(channel, code, subcode).contact();
    Intent reply = Intent.builder(channel, TRANSACTIONAL).build();
    Decision decision = policy.evaluate(contact, reply, Account.with(), NOW);
    assertThat(decision.verdict().reasons()).containsExactly(Reason.PERSON_UNAVAILABLE);
    assertThat(decision.askAgainAt()).isEqualTo(NOW.plus(pause));
  }

  @ParameterizedTest(name = "{0} {1}/{2}")
  @CsvSource({
    "MESSENGER, 100, 2018001",
    "INSTAGRAM, 100, 2534014",
    "INSTAGRAM, 100, 2534001",
    "WHATSAPP, 131026, 0",
    "WHATSAPP, 130497, 0"
  })
  void whoCannotBeReachedIsRefusedUntilThePersonDoesSomething(
      Channel channel, int code, int subcode) {
    ContactState contact = learn(channel, code, subcode).contact();
    assertThat(asked(contact, channel, TRANSACTIONAL, NOW.plusSeconds(60)))
        .isSameAs(HouseRule.PERSON_UNAVAILABLE.refused());
    ContactState again =
        contact.toBuilder().interaction(InteractionKind.MESSAGE, NOW.plusSeconds(60)).build();
    assertThat(asked(again, channel, TRANSACTIONAL, NOW.plusSeconds(60)))
        .isInstanceOf(Verdict.Allowed.class);
  }

  @ParameterizedTest
  @CsvSource({"131049", "130472"})
  void marketingIsNotRepeatedWithinADay(int code) {
    ContactState contact = learn(Channel.WHATSAPP, code, 0).contact();
    Duration day = Duration.ofDays(1);
    assertThat(asked(contact, Channel.WHATSAPP, TRANSACTIONAL, NOW))
        .isInstanceOf(Verdict.Allowed.class);
    assertThat(asked(contact, Channel.WHATSAPP, MARKETING, NOW.plus(day).minusNanos(1)))
        .isSameAs(HouseRule.PERSON_UNAVAILABLE.notNow());
    assertThat(contact.unavailability(MARKETING, NOW.plus(day))).isNull();
    assertThat(contact.unavailabilities().get(0).code()).isEqualTo("whatsapp." + code);
  }

  @Test
  void whoStoppedMarketingOnWhatsAppGetsNoMore() {
    ContactState contact = learn(Channel.WHATSAPP, 131050, 0).contact();
    assertThat(asked(contact, Channel.WHATSAPP, MARKETING, NOW))
        .isSameAs(HouseRule.OPT_OUT.refused());
    assertThat(asked(contact, Channel.WHATSAPP, TRANSACTIONAL, NOW))
        .isInstanceOf(Verdict.Allowed.class);
    assertThat(contact.optOuts().get(0).channel()).isEqualTo(Channel.WHATSAPP);
    assertThat(contact.optOuts().get(0).source()).isEqualTo("whatsapp.131050");
  }

  @ParameterizedTest(name = "{0} {1}/{2}")
  @CsvSource({
    "MESSENGER, 10, 1893063, PT30M",
    "MESSENGER, 368, 0,",
    "INSTAGRAM, 10, 1893063, PT30M",
    "INSTAGRAM, 100, 2534029,",
    "INSTAGRAM, 368, 5,",
    "WHATSAPP, 131048, 0,",
    "WHATSAPP, 131031, 0,",
    "WHATSAPP, 131042, 0,",
    "WHATSAPP, 368, 0,"
  })
  void anAnswerAboutTheAccountChangesNobodysState(
      Channel channel, int code, int subcode, @Nullable Duration pause) {
    Learned learned = learn(channel, code, subcode);
    assertThat(learned.contact()).isEqualTo(WROTE);
    Instant until = pause == null ? Instant.MAX : NOW.plus(pause);
    assertThat(learned.accountHeldUntil()).isEqualTo(until);
    Account held = Account.with().held(learned.accountHeldUntil());
    Decision decision =
        policy.evaluate(WROTE, Intent.builder(channel, TRANSACTIONAL).build(), held, NOW);
    assertThat(decision.verdict()).isSameAs(HouseRule.ACCOUNT_HELD.notNow());
    assertThat(decision.askAgainAt()).isEqualTo(pause == null ? null : until);
  }

  @Test
  void aTokenThatWasUsedTooSoonWaits() {
    Token token = Token.of(TokenKind.MARKETING_MESSAGES, "t");
    ContactState holder = WROTE.toBuilder().token(token).build();
    for (int[] code : new int[][] {{4, 2018354}, {2300052, 0}}) {
      Refusal refusal = Refusal.of(Channel.MESSENGER, code[0], code[1], MARKETING, NOW);
      Learned learned = policy.learn(holder, refusal);
      assertThat(learned.contact().tokens())
          .containsExactly(token.notBefore(NOW.plus(Duration.ofHours(12))));
      assertThat(policy.learn(WROTE, refusal).contact()).isEqualTo(WROTE);
    }
  }

  @Test
  void aStoppedTopicLosesItsTokenAndNoOther() {
    Token paid = Token.of(TokenKind.MARKETING_MESSAGES, "t");
    Token recurring = Token.of(TokenKind.RECURRING_NOTIFICATIONS, "t");
    ContactState holder = WROTE.toBuilder().token(paid).token(recurring).build();
    Refusal unknownRoute = Refusal.of(Channel.MESSENGER, 10, 1893015, MARKETING, NOW);
    Refusal ofRecurring =
        new Refusal(
            Channel.MESSENGER, 10, 1893015, MARKETING, Route.RECURRING_NOTIFICATION, null, NOW);
    assertThat(policy.learn(holder, unknownRoute).contact().tokens()).containsExactly(recurring);
    assertThat(policy.learn(holder, ofRecurring).contact().tokens()).containsExactly(paid);
    assertThat(policy.learn(WROTE, ofRecurring).contact()).isEqualTo(WROTE);
  }

  @Test
  void aCommentThatCannotBeAnsweredIsNotAnsweredAgain() {
    Comment comment = Comment.of("c1", NOW.minusSeconds(60));
    Intent answer = Intent.builder(Channel.INSTAGRAM, TRANSACTIONAL).answering(comment).build();
    Refusal refusal =
        new Refusal(Channel.INSTAGRAM, 100, 2534025, TRANSACTIONAL, Route.PRIVATE_REPLY, "c1", NOW);
    Refusal nameless = Refusal.of(Channel.INSTAGRAM, 100, 2534025, TRANSACTIONAL, NOW);
    ContactState stranger = ContactState.empty();
    assertThat(policy.verdict(stranger, answer, Account.with(), NOW))
        .isInstanceOf(Verdict.Allowed.class);
    ContactState learned = policy.learn(stranger, refusal).contact();
    assertThat(policy.verdict(learned, answer, Account.with(), NOW).reasons())
        .contains(Reason.COMMENT_ANSWERED);
    assertThat(learned.sent().get(0).countsTowardCaps()).isFalse();
    assertThat(policy.learn(stranger, nameless).contact()).isEqualTo(stranger);
  }

  @Test
  void whatIsLearnedCitesItsRuleAndUnknownCodesTeachNothing() {
    assertThat(learn(Channel.MESSENGER, 10, 2018278).rules())
        .containsExactly("messenger.answer.10.2018278");
    Learned unknown = learn(Channel.MESSENGER, 100, 0);
    assertThat(unknown.rules()).isEmpty();
    assertThat(unknown.contact()).isEqualTo(WROTE);
    assertThat(unknown.accountHeldUntil()).isNull();
    assertThat(learn(Channel.INSTAGRAM, 10, 2018278).rules()).isEmpty();
    assertThat(learn(Channel.MESSENGER, 551, 7).contact().unavailabilities().get(0).code())
        .isEqualTo("messenger.551.7");
  }

  @Test
  void aHostTeachesWhatALaterCodeMeans() {
    Rule own =
        new Rule(
            "host.answer",
            Channel.MESSENGER,
            new Effect.Answer(999, 1, Lesson.MARKETING_OPT_OUT, null),
            Validity.since("2026-11-20"),
            Certainty.ASSUMED,
            "Seen in the field.",
            URI.create("https://example.org"));
    MessagingPolicy amended = MessagingPolicy.of(Rulebook.standard().with(own));
    Refusal now = Refusal.of(Channel.MESSENGER, 999, 1, MARKETING, NOW);
    Refusal other = Refusal.of(Channel.MESSENGER, 999, 2, MARKETING, NOW);
    Refusal early = Refusal.of(Channel.MESSENGER, 999, 1, MARKETING, NOW.minus(Duration.ofDays(1)));
    assertThat(amended.learn(WROTE, now).rules()).containsExactly("host.answer");
    assertThat(amended.learn(WROTE, other).rules()).isEmpty();
    assertThat(amended.learn(WROTE, early).rules()).isEmpty();
  }
}
