package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.Consent;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.Interaction;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.OptOut;
import dev.mirsal.contact.SentMessage;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.contact.Unavailability;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** R-POL: what holds of every decision, whatever is asked. */
class MessagingPolicyPropertiesTest {
  private static final Instant BASE = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<String> TAGS =
      List.of("HUMAN_AGENT", "POST_PURCHASE_UPDATE", "CUSTOMER_FEEDBACK", "MADE_UP");

  private final MessagingPolicy policy = MessagingPolicy.standard();

  @Property
  void nobodyWhoOptedOutIsWrittenTo(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    ContactState out = contact.toBuilder().optOut(OptOut.ofEverything(BASE, "word")).build();
    assertThat(policy.evaluate(out, intent, account, now).verdict())
        .isSameAs(HouseRule.OPT_OUT.refused());
  }

  @Property
  void marketingNeverYieldsATag(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    Verdict verdict = policy.verdict(contact, intent, account, now);
    if (intent.type() == CampaignType.MARKETING && verdict instanceof Verdict.Allowed allowed) {
      assertThat(allowed.tag()).isNull();
      assertThat(allowed.route()).isNotEqualTo(Route.MESSAGE_TAG);
    }
  }

  @Property
  void aTagIsTheOneAskedForAndHumanAgentIsForPeople(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    if (policy.verdict(contact, intent, account, now) instanceof Verdict.Allowed allowed
        && allowed.tag() != null) {
      assertThat(intent.tag()).isIn(null, allowed.tag());
      assertThat(intent.human() || !allowed.tag().equals("HUMAN_AGENT")).isTrue();
    }
  }

  @Property
  void aDecisionAlwaysHasAReasonAndCitesARule(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    Verdict verdict = policy.verdict(contact, intent, account, now);
    assertThat(verdict.reasons()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(verdict.rules()).isNotEmpty().doesNotHaveDuplicates();
    for (String id : verdict.rules()) {
      if (!id.startsWith("mirsal.")) {
        assertThat(policy.rulebook().rule(id).channel()).isEqualTo(intent.channel());
      }
    }
  }

  @Property
  void equalQuestionsGetEqualAnswersInWhateverOrderTheStateWasTold(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    Decision decision = policy.evaluate(contact, intent, account, now);
    ContactState.Builder backwards = ContactState.builder().region(contact.region());
    reversed(contact.interactions()).forEach(i -> backwards.interaction(i.kind(), i.at()));
    reversed(contact.consents()).forEach(backwards::consent);
    reversed(contact.tokens()).forEach(backwards::token);
    reversed(contact.sent()).forEach(backwards::sent);
    reversed(contact.unavailabilities()).forEach(backwards::unavailability);
    reversed(contact.optOuts()).forEach(backwards::optOut);
    MessagingPolicy fresh = MessagingPolicy.of(Rulebook.of(Rulebook.standard().rules()));
    assertThat(fresh.evaluate(backwards.build(), intent, account, now)).isEqualTo(decision);
    assertThat(policy.verdict(contact, intent, account, now)).isEqualTo(decision.verdict());
  }

  @Property
  void anOpenWindowClosesOnceWhileNothingHappens(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account) {
    Instant start = BASE.plus(Duration.ofDays(30));
    boolean wasOpen = true;
    for (int hour = 0; hour < 24 * 9; hour++) {
      Instant now = start.plus(Duration.ofHours(hour));
      boolean open = policy.evaluate(contact, intent, account, now).windowOpen();
      assertThat(wasOpen || !open).isTrue();
      wasOpen = open;
    }
    assertThat(wasOpen).isFalse();
  }

  @Property
  void aPermissionHoldsUntilTheInstantItNamesAndNoLonger(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    ContactState.Builder nothingLater = ContactState.builder().region(contact.region());
    contact.interactions().stream()
        .filter(i -> !i.at().isAfter(now))
        .forEach(i -> nothingLater.interaction(i.kind(), i.at()));
    ContactState asOfNow = nothingLater.build();
    Decision decision = policy.evaluate(asOfNow, intent, account, now);
    if (decision.verdict() instanceof Verdict.Allowed && decision.until() != null) {
      assertThat(decision.until()).isAfter(now);
      Decision then = policy.evaluate(asOfNow, intent, account, decision.until());
      assertThat(then.verdict()).isNotEqualTo(decision.verdict());
    }
  }

  @Property
  void anOpenWindowClosesAtTheInstantItNames(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    Decision decision = policy.evaluate(contact, intent, account, now);
    if (decision.windowClosesAt() == null) {
      assertThat(decision.windowOpen()).isFalse();
    } else {
      assertThat(decision.windowOpen()).isEqualTo(now.isBefore(decision.windowClosesAt()));
    }
  }

  @Property
  void askingAgainIsWorthwhileOnlyLater(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    Decision decision = policy.evaluate(contact, intent, account, now);
    if (decision.askAgainAt() != null) {
      assertThat(decision.verdict()).isInstanceOf(Verdict.NotNow.class);
      assertThat(decision.askAgainAt()).isAfter(now);
    }
  }

  @Property
  void classificationCountsAddUpToTheInput(
      @ForAll("audiences") List<ContactState> audience,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    AudienceCounts all = AudienceCounts.create();
    AudienceCounts firstHalf = AudienceCounts.create();
    AudienceCounts secondHalf = AudienceCounts.create();
    for (int i = 0; i < audience.size(); i++) {
      Verdict verdict = policy.verdict(audience.get(i), intent, account, now);
      all.add(verdict);
      (i % 2 == 0 ? firstHalf : secondHalf).add(verdict);
    }
    secondHalf.addAll(firstHalf);
    assertThat(all.total()).isEqualTo(audience.size());
    assertThat(
            all.of(AudienceClass.WITHIN_WINDOW)
                + all.of(AudienceClass.NEEDS_SPONSORED)
                + all.of(AudienceClass.INELIGIBLE))
        .isEqualTo(audience.size());
    assertThat(secondHalf.reasons()).isEqualTo(all.reasons());
    assertThat(secondHalf.warning()).isEqualTo(all.warning());
  }

  @Property
  void whatIsLearnedNeverGivesAPermission(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("answers") Effect.Answer answer) {
    Decision before = policy.evaluate(contact, intent, account, BASE);
    int subcode = Math.max(answer.subcode(), 0);
    Learned learned =
        policy.learn(
            contact,
            new Refusal(intent.channel(), answer.code(), subcode, intent.type(), null, "c1", BASE));
    Decision after = policy.evaluate(learned.contact(), intent, account, BASE);
    assertThat(before.allowed() || !after.allowed()).isTrue();
    assertThat(learned.contact().consents()).isEqualTo(contact.consents());
  }

  @Property
  void aTrustedRuleNeverMakesADecisionStricter(
      @ForAll("contacts") ContactState contact,
      @ForAll("intents") Intent intent,
      @ForAll("accounts") Account account,
      @ForAll("instants") Instant now) {
    Rulebook trusting = Rulebook.standard();
    for (Rule rule : trusting.rules()) {
      trusting = rule.certainty().reliedOn() ? trusting : trusting.trusting(rule.id());
    }
    Decision sure = policy.evaluate(contact, intent, account, now);
    Decision trusted = MessagingPolicy.of(trusting).evaluate(contact, intent, account, now);
    assertThat(!sure.allowed() || trusted.allowed()).isTrue();
    assertThat(trusted.verdict().doubts()).isEmpty();
    if (sure.verdict().reasons().contains(Reason.UNCERTAIN_RULE)) {
      assertThat(trusted.allowed()).isTrue();
    }
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Instant> around =
        Arbitraries.longs().between(-20 * 86_400, 20 * 86_400).map(BASE::plusSeconds);
    Arbitrary<Instant> turningPoints =
        Arbitraries.of(Rulebook.standard().turningPoints())
            .flatMap(point -> Arbitraries.longs().between(-1, 1).map(point::plusSeconds));
    return Arbitraries.frequencyOf(Tuple.of(3, around), Tuple.of(1, turningPoints));
  }

  private static Arbitrary<Instant> pasts() {
    Arbitrary<Long> ages =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3600, 20 * 86_400),
            Arbitraries.of(0L, 86_399L, 86_400L, 86_401L, 604_799L, 604_800L, 604_801L));
    return ages.map(BASE::minusSeconds);
  }

  @Provide
  Arbitrary<ContactState> contacts() {
    Arbitrary<ContactState.Builder> interactions =
        Combinators.combine(Arbitraries.of(InteractionKind.class), pasts())
            .as(Interaction::new)
            .list()
            .ofMaxSize(4)
            .map(
                list -> {
                  ContactState.Builder builder = ContactState.builder();
                  list.forEach(i -> builder.interaction(i.kind(), i.at()));
                  return builder;
                });
    Arbitrary<List<Consent>> consents =
        Combinators.combine(
                Arbitraries.of(CampaignType.class),
                Arbitraries.of(Channel.class),
                pasts(),
                Arbitraries.of(true, true, false))
            .as(
                (type, channel, at, yes) ->
                    yes
                        ? Consent.granted(channel, type, at, "form")
                        : Consent.denied(channel, type, at, "form"))
            .list()
            .ofMaxSize(2);
    Arbitrary<List<Token>> tokens =
        Combinators.combine(Arbitraries.of(TokenKind.class), pasts(), Arbitraries.of(true, false))
            .as(
                (kind, at, ends) ->
                    ends
                        ? new Token(kind, "t" + at, at.plusSeconds(86_400 * 3), null, null)
                        : Token.of(kind, "t" + at).notBefore(at))
            .list()
            .ofMaxSize(2);
    Arbitrary<List<SentMessage>> sent =
        Combinators.combine(Arbitraries.of(Route.class), pasts())
            .as((route, at) -> SentMessage.of(at, CampaignType.MARKETING, route.name()))
            .list()
            .ofMaxSize(2);
    Arbitrary<List<Unavailability>> unavailable =
        pasts()
            .map(at -> new Unavailability("x", null, at, at.plusSeconds(86_400)))
            .list()
            .ofMaxSize(1);
    Arbitrary<String> regions = Arbitraries.of("EG", "DE", "US", "KR").injectNull(0.2);
    return Combinators.combine(interactions, consents, tokens, sent, unavailable, regions)
        .as(
            (builder, yesAndNo, held, before, marks, region) -> {
              yesAndNo.forEach(builder::consent);
              held.forEach(builder::token);
              before.forEach(builder::sent);
              marks.forEach(builder::unavailability);
              return builder.region(region).build();
            });
  }

  @Provide
  Arbitrary<List<ContactState>> audiences() {
    return contacts().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<Intent> intents() {
    Arbitrary<Channel> channels =
        Arbitraries.of(Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP, Channel.EMAIL);
    Arbitrary<String> tags = Arbitraries.of(TAGS).injectNull(0.6);
    Arbitrary<Template> templates =
        Arbitraries.of(TemplateCategory.class)
            .map(category -> Template.approved(category, "ar"))
            .injectNull(0.5);
    Arbitrary<Comment> comments = pasts().map(at -> Comment.of("c1", at)).injectNull(0.7);
    return Combinators.combine(
            channels,
            Arbitraries.of(CampaignType.class),
            Arbitraries.of(Purpose.class),
            Arbitraries.of(Gateway.class),
            tags,
            templates,
            comments,
            Arbitraries.of(true, false))
        .as(
            (channel, type, purpose, gateway, tag, template, comment, human) -> {
              Intent.Builder intent =
                  Intent.builder(channel, type)
                      .purpose(purpose)
                      .via(gateway)
                      .tag(tag)
                      .template(template)
                      .answering(comment);
              return human ? intent.byHuman().build() : intent.withOneClickUnsubscribe().build();
            });
  }

  @Provide
  Arbitrary<Account> accounts() {
    Arbitrary<Set<Feature>> features = Arbitraries.of(Feature.class).set();
    Arbitrary<Instant> ends = pasts().injectNull(0.8);
    return Combinators.combine(features, Arbitraries.of("IL", "EG").injectNull(0.3), ends, ends)
        .as((granted, region, held, full) -> new Account(region, granted, held, full));
  }

  @Provide
  Arbitrary<Effect.Answer> answers() {
    return Arbitraries.of(
        Rulebook.standard().rules().stream()
            .map(Rule::effect)
            .filter(Effect.Answer.class::isInstance)
            .map(Effect.Answer.class::cast)
            .toList());
  }
}
