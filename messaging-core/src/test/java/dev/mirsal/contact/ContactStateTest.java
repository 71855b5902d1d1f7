package dev.mirsal.contact;

import static dev.mirsal.contact.CampaignType.MARKETING;
import static dev.mirsal.contact.CampaignType.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R-POL-5: what is known of a person. */
class ContactStateTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final InteractionKinds ANY = InteractionKinds.all();

  private static Instant at(long seconds) {
    return NOW.plusSeconds(seconds);
  }

  @Test
  void theLatestInteractionIsTheLastOneThatHasHappened() {
    ContactState state =
        ContactState.builder()
            .interaction(InteractionKind.MESSAGE, at(10))
            .interaction(InteractionKind.POSTBACK, at(0))
            .interaction(InteractionKind.MESSAGE, at(-10))
            .build();
    assertThat(state.latest(ANY, NOW)).isEqualTo(new Interaction(InteractionKind.POSTBACK, NOW));
    assertThat(state.latest(InteractionKinds.of(List.of(InteractionKind.MESSAGE)), NOW))
        .isEqualTo(new Interaction(InteractionKind.MESSAGE, at(-10)));
    assertThat(state.latest(InteractionKinds.of(List.of(InteractionKind.CALL)), NOW)).isNull();
    assertThat(state.latest(ANY, at(-11))).isNull();
  }

  @Test
  void onlyTheFirstMessageAfterAnAdClickIsAnAdMessage() {
    ContactState state =
        ContactState.builder()
            .interaction(InteractionKind.MESSAGE, at(5))
            .interaction(InteractionKind.AD_CLICK, at(5))
            .interaction(InteractionKind.POSTBACK, at(6))
            .interaction(InteractionKind.MESSAGE, at(7))
            .interaction(InteractionKind.MESSAGE, at(1))
            .build();
    InteractionKinds byAd = InteractionKinds.of(List.of(InteractionKind.AD_MESSAGE));
    InteractionKinds other = InteractionKinds.of(List.of(InteractionKind.MESSAGE));
    assertThat(state.latest(byAd, at(4))).isNull();
    assertThat(state.latest(byAd, at(9)))
        .isEqualTo(new Interaction(InteractionKind.AD_MESSAGE, at(5)));
    assertThat(state.latest(other, at(6)))
        .isEqualTo(new Interaction(InteractionKind.MESSAGE, at(1)));
    assertThat(state.latest(other, at(9)))
        .isEqualTo(new Interaction(InteractionKind.MESSAGE, at(7)));
    assertThat(state.toBuilder().build()).isEqualTo(state);
    assertThat(state.toBuilder().build().latest(other, at(9)))
        .isEqualTo(state.latest(other, at(9)));
  }

  @Test
  void theLastAnswerCountsAndANoBeatsAYesOfTheSameInstant() {
    ContactState state =
        ContactState.builder()
            .consent(Consent.denied(Channel.WHATSAPP, MARKETING, at(0), "form"))
            .consent(Consent.granted(Channel.WHATSAPP, MARKETING, at(0), "form"))
            .consent(Consent.granted(Channel.WHATSAPP, MARKETING, at(-5), "form"))
            .consent(Consent.granted(Channel.WHATSAPP, MARKETING, at(5), "form"))
            .build();
    assertThat(state.consent(Channel.WHATSAPP, MARKETING, at(-6))).isEqualTo(ConsentStatus.UNKNOWN);
    assertThat(state.consent(Channel.WHATSAPP, MARKETING, at(-5))).isEqualTo(ConsentStatus.GRANTED);
    assertThat(state.consent(Channel.WHATSAPP, MARKETING, at(0))).isEqualTo(ConsentStatus.DENIED);
    assertThat(state.consent(Channel.WHATSAPP, MARKETING, at(5))).isEqualTo(ConsentStatus.GRANTED);
    assertThat(state.consent(Channel.EMAIL, MARKETING, at(5))).isEqualTo(ConsentStatus.UNKNOWN);
    assertThat(state.consent(Channel.WHATSAPP, TRANSACTIONAL, at(5)))
        .isEqualTo(ConsentStatus.UNKNOWN);
  }

  @Test
  void aYesRunsOutAndANoDoesNot() {
    Consent yes =
        new Consent(null, MARKETING, ConsentStatus.GRANTED, at(0), at(10), "form", "v3", "scan-1");
    Consent no =
        new Consent(null, MARKETING, ConsentStatus.DENIED, at(0), at(10), "form", null, null);
    ContactState agreed = ContactState.builder().consent(yes).build();
    ContactState refused = ContactState.builder().consent(no).build();
    assertThat(agreed.consent(Channel.EMAIL, MARKETING, at(9))).isEqualTo(ConsentStatus.GRANTED);
    assertThat(agreed.consent(Channel.EMAIL, MARKETING, at(10))).isEqualTo(ConsentStatus.UNKNOWN);
    assertThat(refused.consent(Channel.EMAIL, MARKETING, at(10))).isEqualTo(ConsentStatus.DENIED);
    assertThat(yes.toString()).doesNotContain("scan-1");
  }

  @Test
  void aConsentMustSayYesOrNo() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Consent(null, MARKETING, ConsentStatus.UNKNOWN, NOW, null, "form", null, null))
        .withMessageContaining("UNKNOWN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Consent(null, MARKETING, ConsentStatus.GRANTED, NOW, NOW, "form", null, null))
        .withMessageContaining("must be after");
  }

  @Test
  void anOptOutCoversItsChannelAndType() {
    OptOut whatsAppMarketing = new OptOut(Channel.WHATSAPP, MARKETING, at(0), "link");
    ContactState state = ContactState.builder().optOut(whatsAppMarketing).build();
    assertThat(state.optedOut(Channel.WHATSAPP, MARKETING)).isTrue();
    assertThat(state.optedOut(Channel.WHATSAPP, TRANSACTIONAL)).isFalse();
    assertThat(state.optedOut(Channel.EMAIL, MARKETING)).isFalse();
    assertThat(OptOut.ofEverything(NOW, "word").covers(Channel.EMAIL, TRANSACTIONAL)).isTrue();
    assertThat(
            state.toBuilder()
                .withoutOptOut(whatsAppMarketing)
                .build()
                .optedOut(Channel.WHATSAPP, MARKETING))
        .isFalse();
  }

  @Test
  void anObjectionIsAnOptOutARefusedConsentOrAnUnavailability() {
    Consent yes = Consent.granted(Channel.EMAIL, MARKETING, at(0), "form");
    Consent no = Consent.denied(Channel.EMAIL, MARKETING, at(-1), "form");
    ContactState.Builder agreed = ContactState.builder().consent(yes);
    assertThat(agreed.build().hasObjection()).isFalse();
    assertThat(agreed.build().toBuilder().consent(no).build().hasObjection()).isTrue();
    assertThat(
            agreed.build().toBuilder()
                .optOut(OptOut.ofEverything(NOW, "word"))
                .build()
                .hasObjection())
        .isTrue();
    assertThat(
            agreed.build().toBuilder()
                .unavailability(new Unavailability("x", null, NOW, null))
                .build()
                .hasObjection())
        .isTrue();
  }

  @Test
  void aTokenLivesUntilItsEndAndWaitsUntilItsTurn() {
    Token token = new Token(TokenKind.MARKETING_MESSAGES, "secret-token", at(10), at(5), "sale");
    ContactState state = ContactState.builder().token(token).build();
    assertThat(state.token(TokenKind.MARKETING_MESSAGES, at(9))).isEqualTo(token);
    assertThat(state.token(TokenKind.MARKETING_MESSAGES, at(10))).isNull();
    assertThat(state.token(TokenKind.ONE_TIME, at(0))).isNull();
    assertThat(token.usableAt(at(4))).isFalse();
    assertThat(token.usableAt(at(5))).isTrue();
    assertThat(token.usableAt(at(10))).isFalse();
    assertThat(token.toString()).doesNotContain("secret-token");
  }

  @Test
  void theTokenThatCanBeUsedFirstIsPreferred() {
    Token waits = Token.of(TokenKind.MARKETING_MESSAGES, "a").notBefore(at(100));
    Token ready = Token.of(TokenKind.MARKETING_MESSAGES, "b");
    ContactState state = ContactState.builder().token(waits).token(ready).token(waits).build();
    assertThat(state.tokens()).hasSize(2);
    assertThat(state.token(TokenKind.MARKETING_MESSAGES, NOW)).isEqualTo(ready);
    assertThat(state.toBuilder().withoutToken(ready).build().token(ready.kind(), NOW))
        .isEqualTo(waits);
  }

  @Test
  void ofTokensUsableAtOnceTheOneThatLastsLongestIsPreferred() {
    Token brief = new Token(TokenKind.ONE_TIME, "a", at(5), null, null);
    Token longer = new Token(TokenKind.ONE_TIME, "b", at(9), null, null);
    Token endless = new Token(TokenKind.ONE_TIME, "c", null, null, null);
    assertThat(ContactState.builder().token(brief).token(longer).build().tokens())
        .containsExactly(longer, brief);
    assertThat(ContactState.builder().token(longer).token(endless).token(brief).build().tokens())
        .containsExactly(endless, longer, brief);
  }

  @Test
  void aOneTimeTokenIsUsedOnce() {
    ContactState unused =
        ContactState.builder().token(Token.of(TokenKind.ONE_TIME, "once")).build();
    ContactState used =
        unused.toBuilder()
            .sent(new SentMessage(at(-1), MARKETING, "ONE_TIME_NOTIFICATION", "once", true))
            .build();
    assertThat(unused.token(TokenKind.ONE_TIME, NOW)).isNotNull();
    assertThat(used.token(TokenKind.ONE_TIME, NOW)).isNull();
    assertThat(used.used("once")).isTrue();
    assertThat(used.used("other")).isFalse();
  }

  @Test
  void theUnavailabilityThatLastsLongestCounts() {
    Unavailability brief = new Unavailability("a", null, at(0), at(10));
    Unavailability longer = new Unavailability("b", MARKETING, at(0), at(20));
    Unavailability ever = new Unavailability("c", MARKETING, at(5), null);
    ContactState state =
        ContactState.builder()
            .unavailability(longer)
            .unavailability(brief)
            .unavailability(ever)
            .build();
    assertThat(state.unavailability(MARKETING, at(-1))).isNull();
    assertThat(state.unavailability(MARKETING, at(0))).isEqualTo(longer);
    assertThat(state.unavailability(MARKETING, at(5))).isEqualTo(ever);
    assertThat(state.unavailability(TRANSACTIONAL, at(9))).isEqualTo(brief);
    assertThat(state.unavailability(TRANSACTIONAL, at(10))).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Unavailability("a", null, NOW, NOW))
        .withMessageContaining("must be after");
  }

  @Test
  void whoDoesSomethingIsAvailableAgainUnlessOnlyMarketingWasKeptBack() {
    ContactState state =
        ContactState.builder()
            .unavailability(new Unavailability("a", null, at(0), null))
            .unavailability(new Unavailability("b", MARKETING, at(0), null))
            .interaction(InteractionKind.MESSAGE, at(0))
            .interaction(InteractionKind.MESSAGE, at(5))
            .build();
    assertThat(state.unavailability(TRANSACTIONAL, at(4))).isNotNull();
    assertThat(state.unavailability(TRANSACTIONAL, at(5))).isNull();
    assertThat(state.unavailability(MARKETING, at(5)))
        .extracting(Unavailability::code)
        .isEqualTo("b");
  }

  @Test
  void theLastMessageByARouteIsTheLastOneUntilThen() {
    ContactState state =
        ContactState.builder()
            .sent(SentMessage.of(at(5), MARKETING, "TEMPLATE"))
            .sent(SentMessage.of(at(0), MARKETING, "TEMPLATE"))
            .sent(SentMessage.of(at(-5), MARKETING, "FREE_FORM"))
            .build();
    assertThat(state.lastSent("TEMPLATE", at(4))).isEqualTo(at(0));
    assertThat(state.lastSent("TEMPLATE", at(5))).isEqualTo(at(5));
    assertThat(state.lastSent("TEMPLATE", at(-1))).isNull();
    assertThat(state.sent()).extracting(SentMessage::at).isSorted();
  }

  @Test
  void theLastRefusalOfTheWindowIsKept() {
    ContactState.Builder state = ContactState.builder();
    assertThat(state.build().windowRefusedAt()).isNull();
    state.windowRefusedAt(at(5)).windowRefusedAt(at(1));
    assertThat(state.build().windowRefusedAt()).isEqualTo(at(5));
    assertThat(state.windowRefusedAt(at(6)).build().windowRefusedAt()).isEqualTo(at(6));
  }

  @Test
  void aRegionIsACountryCode() {
    assertThat(ContactState.builder().region("eg").build().region()).isEqualTo("EG");
    assertThat(ContactState.builder().region(null).build().region()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactState.builder().region("Egypt"))
        .withMessageContaining("Egypt");
  }

  @Test
  void statesThatKnowTheSameAreEqual() {
    ContactState one =
        ContactState.builder()
            .interaction(InteractionKind.MESSAGE, at(0))
            .interaction(InteractionKind.CALL, at(1))
            .optOut(OptOut.ofEverything(at(0), "word"))
            .optOut(new OptOut(Channel.EMAIL, null, at(1), "link"))
            .region("EG")
            .build();
    ContactState same =
        ContactState.builder()
            .region("EG")
            .optOut(new OptOut(Channel.EMAIL, null, at(1), "link"))
            .optOut(OptOut.ofEverything(at(0), "word"))
            .interaction(InteractionKind.CALL, at(1))
            .interaction(InteractionKind.MESSAGE, at(0))
            .build();
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo("EG");
    assertThat(one.toBuilder().region("IL").build()).isNotEqualTo(one);
    assertThat(one.toBuilder().windowRefusedAt(NOW).build()).isNotEqualTo(one);
    assertThat(one.toBuilder().interaction(InteractionKind.CALL, NOW).build()).isNotEqualTo(one);
    assertThat(one.toBuilder().token(Token.of(TokenKind.ONE_TIME, "t")).build()).isNotEqualTo(one);
    assertThat(one.toBuilder().sent(SentMessage.of(NOW, MARKETING, "R")).build()).isNotEqualTo(one);
    assertThat(one.toBuilder().optOut(OptOut.ofEverything(at(9), "w")).build()).isNotEqualTo(one);
    assertThat(one.toBuilder().unavailability(new Unavailability("a", null, NOW, null)).build())
        .isNotEqualTo(one);
    assertThat(
            one.toBuilder().consent(Consent.denied(Channel.EMAIL, MARKETING, NOW, "form")).build())
        .isNotEqualTo(one);
  }

  @Test
  void aStateShowsCountsOnly() {
    ContactState state =
        ContactState.builder()
            .interaction(InteractionKind.MESSAGE, NOW)
            .sent(new SentMessage(NOW, MARKETING, "PRIVATE_REPLY", "comment-7", true))
            .build();
    assertThat(state).hasToString("ContactState[1 interactions, 0 consents, 0 opt-outs, 1 sent]");
    assertThat(state.sent().get(0).toString()).doesNotContain("comment-7");
  }

  @Test
  void aListCanBeDeclaredToBeTheConsent() {
    ContactState state = ContactStates.declaredByList(NOW).of(Address.messenger("1"));
    for (Channel channel : Channel.values()) {
      for (CampaignType type : CampaignType.values()) {
        assertThat(state.consent(channel, type, NOW)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(state.consent(channel, type, at(-1))).isEqualTo(ConsentStatus.UNKNOWN);
      }
    }
  }
}
