package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R-POL: rules are data with dates, and a host can amend them. */
class RulebookTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Intent REPLY =
      Intent.builder(Channel.MESSENGER, CampaignType.TRANSACTIONAL).build();
  private static final Intent PROMOTION =
      Intent.builder(Channel.MESSENGER, CampaignType.MARKETING).build();
  private static final Account ACCOUNT = Account.with();

  private final Rulebook standard = Rulebook.standard();

  private static ContactState wrote(Duration ago) {
    return ContactState.builder().interaction(InteractionKind.MESSAGE, NOW.minus(ago)).build();
  }

  private static Rule threeDayWindow(String id) {
    Condition window =
        new Condition.OpenWindow(Set.of(InteractionKind.MESSAGE), Duration.ofDays(3));
    Effect effect =
        new Effect.Permit(
            Route.RESPONSE,
            MessagingType.UPDATE,
            null,
            Set.of(Gateway.PLATFORM_API),
            Set.of(CampaignType.MARKETING, CampaignType.TRANSACTIONAL),
            Purpose.all(),
            false,
            List.of(window));
    return new Rule(
        id,
        Channel.MESSENGER,
        effect,
        Validity.since("2026-11-01"),
        Certainty.ASSUMED,
        "Three days.",
        URI.create("https://example.org/announcement"));
  }

  @Test
  void everyStandardRuleSaysWhatItIsAndWhere() {
    assertThat(standard.rules()).hasSizeGreaterThan(60);
    for (Rule rule : standard.rules()) {
      assertThat(rule.id()).matches("(messenger|instagram|whatsapp|email)(\\.[a-z0-9-]+)+");
      assertThat(rule.id()).startsWith(rule.channel().name().toLowerCase(Locale.ROOT));
      assertThat(rule.says()).endsWith(".");
      assertThat(rule.source().getScheme()).isEqualTo("https");
    }
  }

  @Test
  void aHostAddsARuleAndGetsItsAnswer() {
    MessagingPolicy amended = MessagingPolicy.of(standard.with(threeDayWindow("host.window")));
    Decision decision = amended.evaluate(wrote(Duration.ofDays(2)), REPLY, ACCOUNT, NOW);
    assertThat(decision.verdict())
        .isEqualTo(
            new Verdict.Allowed(
                Route.RESPONSE,
                MessagingType.UPDATE,
                null,
                List.of(Reason.WINDOW_OPEN),
                List.of("host.window"),
                Certainty.ASSUMED));
    assertThat(decision.windowClosesAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(
            MessagingPolicy.standard()
                .evaluate(wrote(Duration.ofDays(2)), REPLY, ACCOUNT, NOW)
                .allowed())
        .isFalse();
  }

  @Test
  void aRuleOfTheHostsIsPreferredIfItIsPutFirst() {
    ContactState contact = wrote(Duration.ofHours(1));
    Rule own = threeDayWindow("host.window");
    assertThat(MessagingPolicy.of(standard.with(own)).verdict(contact, REPLY, ACCOUNT, NOW).rules())
        .containsExactly("messenger.response");
    assertThat(
            MessagingPolicy.of(standard.withFirst(own))
                .verdict(contact, REPLY, ACCOUNT, NOW)
                .rules())
        .containsExactly("host.window");
    assertThat(standard.withFirst(own).with(threeDayWindow("host.window")).rules())
        .hasSize(standard.rules().size() + 1);
  }

  @Test
  void aHostOverridesARuleInItsPlace() {
    Rulebook amended = standard.with(threeDayWindow("messenger.response"));
    assertThat(amended.rules()).hasSameSizeAs(standard.rules());
    assertThat(amended.rule("messenger.response").says()).isEqualTo("Three days.");
    assertThat(
            MessagingPolicy.of(amended)
                .evaluate(wrote(Duration.ofDays(2)), PROMOTION, ACCOUNT, NOW)
                .allowed())
        .isTrue();
  }

  @Test
  void aHostEndsARuleAndEarlierDatesKeepTheirAnswer() {
    MessagingPolicy amended = MessagingPolicy.of(standard.ending("messenger.response", NOW));
    ContactState contact = wrote(Duration.ofHours(1));
    Verdict verdict = amended.verdict(contact, REPLY, ACCOUNT, NOW);
    assertThat(verdict.reasons()).contains(Reason.RULE_ENDED);
    assertThat(verdict.rules()).contains("messenger.response");
    Decision before = amended.evaluate(contact, REPLY, ACCOUNT, NOW.minusNanos(1));
    assertThat(before.allowed()).isTrue();
    assertThat(before.until()).isEqualTo(NOW);
  }

  @Test
  void aRuleCanBeTakenOutAsIfItHadNeverBeen() {
    MessagingPolicy amended = MessagingPolicy.of(standard.without("messenger.response"));
    Verdict verdict = amended.verdict(wrote(Duration.ofHours(1)), REPLY, ACCOUNT, NOW);
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(verdict.rules()).doesNotContain("messenger.response");
  }

  @Test
  void aTrustedRuleIsReliedOnAndARefusalCorrectsIt() {
    ContactState contact =
        ContactState.builder()
            .interaction(InteractionKind.AD_MESSAGE, NOW.minus(Duration.ofDays(3)))
            .build();
    MessagingPolicy trusting = MessagingPolicy.of(standard.trusting("messenger.response.ad"));
    Decision decision = trusting.evaluate(contact, PROMOTION, ACCOUNT, NOW);
    assertThat(decision.verdict().certainty()).isEqualTo(Certainty.ASSUMED);
    assertThat(decision.windowClosesAt()).isEqualTo(NOW.plus(Duration.ofDays(4)));
    Refusal refusal =
        Refusal.of(Channel.MESSENGER, 10, 2018278, CampaignType.MARKETING, NOW.plusSeconds(1));
    ContactState corrected = trusting.learn(contact, refusal).contact();
    Verdict after = trusting.verdict(corrected, PROMOTION, ACCOUNT, NOW.plusSeconds(2));
    assertThat(after).isInstanceOf(Verdict.RequiresSponsored.class);
    assertThat(after.reasons()).contains(Reason.WINDOW_REFUSED);
  }

  @Test
  void whoNeverCameByAnAdStillHadAConversation() {
    MessagingPolicy trusting = MessagingPolicy.of(standard.trusting("messenger.response.ad"));
    Verdict verdict = trusting.verdict(wrote(Duration.ofDays(2)), PROMOTION, ACCOUNT, NOW);
    assertThat(verdict).isInstanceOf(Verdict.RequiresSponsored.class);
    assertThat(verdict.reasons())
        .contains(Reason.WINDOW_CLOSED)
        .doesNotContain(Reason.NO_CONVERSATION);
  }

  @Test
  void whatIsNotThereCannotBeAmended() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.ending("no.such.rule", NOW))
        .withMessageContaining("no.such.rule");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.without("no.such.rule"))
        .withMessageContaining("no.such.rule");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rulebook.of(List.of(threeDayWindow("a"), threeDayWindow("a"))))
        .withMessageContaining("'a' is given twice");
  }

  @Test
  void twoDatesCanBeCompared() {
    List<Rulebook.Change> changes =
        standard.changes(Channel.MESSENGER, Instant.parse("2026-01-01T00:00:00Z"), NOW);
    assertThat(changes)
        .filteredOn(change -> !change.began())
        .extracting(change -> change.rule().id())
        .contains(
            "messenger.tag.post-purchase-update",
            "messenger.tag.account-update",
            "messenger.tag.confirmed-event-update",
            "messenger.recurring",
            "messenger.utility.beta");
    assertThat(changes)
        .filteredOn(Rulebook.Change::began)
        .extracting(change -> change.rule().id())
        .contains("messenger.recurring.regions", "messenger.utility", "messenger.response.ad");
    assertThat(standard.changes(Channel.MESSENGER, NOW, NOW)).isEmpty();
    assertThat(RuleTable.ofChanges(changes))
        .contains("- messenger.recurring ")
        .contains("+ messenger.utility ");
  }

  @Test
  void aTableShowsDatesCertaintyAndSource() {
    String table = RuleTable.of(standard.inForce(Channel.WHATSAPP, NOW));
    assertThat(table.lines().findFirst().orElseThrow())
        .containsSubsequence("rule", "from", "until", "certainty", "says");
    assertThat(table)
        .containsPattern(
            "whatsapp.template.marketing.not-us +2025-04-01 +reported +An approved .*braze.com.*");
    assertThat(table).doesNotContain("72h");
    assertThat(table.lines()).hasSize(standard.inForce(Channel.WHATSAPP, NOW).size() + 1);
    Instant before = Instant.parse("2025-01-01T00:00:00Z");
    assertThat(RuleTable.of(standard.inForce(Channel.WHATSAPP, before))).contains("2026-09-21");
  }

  @Test
  void equalRulesMakeEqualRulebooks() {
    Rulebook same = Rulebook.of(standard.rules());
    assertThat(same).isEqualTo(standard).hasSameHashCodeAs(standard).isNotEqualTo("rules");
    assertThat(same.without("messenger.response")).isNotEqualTo(standard);
    assertThat(standard).hasToString("Rulebook[" + standard.rules().size() + " rules]");
    assertThat(MessagingPolicy.standard().rulebook()).isSameAs(standard);
  }

  @Test
  void noRulebookCanLetATagCarryMarketingOrAMachineSpeakAsAPerson() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tagged("ACCOUNT_UPDATE", CampaignType.MARKETING, true))
        .withMessageContaining("ACCOUNT_UPDATE is not for MARKETING");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tagged("HUMAN_AGENT", CampaignType.TRANSACTIONAL, false))
        .withMessageContaining("must be true for HUMAN_AGENT");
  }

  private static Effect tagged(String tag, CampaignType type, boolean humanOnly) {
    return new Effect.Permit(
        Route.MESSAGE_TAG,
        MessagingType.MESSAGE_TAG,
        tag,
        Set.of(Gateway.PLATFORM_API),
        Set.of(type),
        Purpose.all(),
        humanOnly,
        List.of());
  }

  @Test
  void rulesAndConditionsNameWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> threeDayWindow(" "))
        .withMessageContaining("rule.id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Validity.between("2026-02-02", "2026-02-02"))
        .withMessageContaining("must be after");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Condition.AnyOf(List.of()))
        .withMessageContaining("anyOf");
    Set<InteractionKind> kinds = Set.of(InteractionKind.MESSAGE);
    for (Duration length : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Condition.OpenWindow(kinds, length))
          .withMessageContaining("window.length");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Condition.Recent(kinds, length))
          .withMessageContaining("recent.length");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Condition.Spaced(Route.RESPONSE, length))
          .withMessageContaining("spaced.gap");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Condition.FreshComment(length))
          .withMessageContaining("comment.length");
    }
  }

  @Test
  void aRulebookOfMoreConditionsThanAreRememberedStillAnswers() {
    Rulebook large = standard;
    for (int i = 0; i < 40; i++) {
      Condition condition =
          new Condition.OpenWindow(Set.of(InteractionKind.CALL), Duration.ofDays(i + 1));
      Effect.Permit like = (Effect.Permit) threeDayWindow("x").effect();
      Effect effect =
          new Effect.Permit(
              like.route(),
              null,
              null,
              like.gateways(),
              like.types(),
              like.purposes(),
              false,
              List.of(condition));
      large =
          large.with(
              new Rule(
                  "host.call." + i,
                  Channel.MESSENGER,
                  effect,
                  Validity.always(),
                  Certainty.ASSUMED,
                  "A call.",
                  URI.create("https://example.org")));
    }
    MessagingPolicy policy = MessagingPolicy.of(large);
    assertThat(policy.verdict(wrote(Duration.ofDays(2)), PROMOTION, ACCOUNT, NOW))
        .isInstanceOf(Verdict.RequiresSponsored.class);
    ContactState called =
        ContactState.builder()
            .interaction(InteractionKind.CALL, NOW.minus(Duration.ofDays(30)))
            .build();
    assertThat(policy.verdict(called, PROMOTION, ACCOUNT, NOW).rules())
        .containsExactly("host.call.30");
  }

  @Test
  void aVerdictNamesAllThatBearsOnItOnceAndNothingElse() {
    Verdict verdict =
        MessagingPolicy.of(Rulebook.of(standard.rules()))
            .verdict(wrote(Duration.ofDays(3)), PROMOTION, ACCOUNT, NOW);
    assertThat(verdict.reasons())
        .containsExactly(
            Reason.WINDOW_CLOSED,
            Reason.TOKEN_MISSING,
            Reason.FEATURE_MISSING,
            Reason.RECIPIENT_REGION);
    assertThat(verdict.rules())
        .containsExactly(
            "messenger.response", "messenger.marketing-message", "messenger.recurring.regions");
    assertThat(verdict.remedies())
        .extracting(Remedy::rule)
        .containsExactly(
            "messenger.way.click-to-message",
            "messenger.way.opt-in",
            "messenger.way.marketing-message",
            "messenger.way.sponsored-message",
            "messenger.way.other-channel");
    assertThat(verdict.certainty()).isEqualTo(Certainty.REPORTED);
  }

  @Test
  void aCampaignIsNotAnsweredWithTheFeaturesOfAnother() {
    MessagingPolicy policy = MessagingPolicy.of(Rulebook.of(standard.rules()));
    ContactState contact = wrote(Duration.ofDays(3));
    Account granted = Account.with(Feature.MARKETING_MESSAGES);
    for (int i = 0; i < 2; i++) {
      assertThat(policy.verdict(contact, PROMOTION, granted, NOW).reasons())
          .doesNotContain(Reason.FEATURE_MISSING);
      assertThat(policy.verdict(contact, PROMOTION, ACCOUNT, NOW).reasons())
          .contains(Reason.FEATURE_MISSING);
    }
  }

  @Test
  void remediesAreOrderedByPreferenceWhateverTheRulebooksOrder() {
    List<Rule> backwards = new ArrayList<>(standard.rules());
    Collections.reverse(backwards);
    Verdict verdict =
        MessagingPolicy.of(Rulebook.of(backwards))
            .verdict(wrote(Duration.ofDays(3)), PROMOTION, ACCOUNT, NOW);
    assertThat(verdict.remedies()).extracting(Remedy::kind).isSorted();
  }
}
