package dev.mirsal.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.contact.InteractionKind;
import dev.mirsal.inbound.InboundEvent.Attachment;
import dev.mirsal.inbound.InboundEvent.Change;
import dev.mirsal.inbound.InboundEvent.Referral;
import dev.mirsal.inbound.InboundEvent.Story;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InboundEventTest {
  private static final String SECRET = "s3cret";
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final Origin ORIGIN =
      new Origin(Channel.MESSENGER, "page", Address.messenger("112233"), AT, SECRET, false, SECRET);
  private static final Referral AD = new Referral("ADS", SECRET, "ad1");

  static List<InboundEvent> events() {
    return List.of(
        message(false, Change.NEW),
        message(true, Change.NEW),
        new InboundEvent.Postback(ORIGIN, SECRET, SECRET, AD),
        comment(false, Change.NEW),
        comment(true, Change.NEW),
        new InboundEvent.Reaction(ORIGIN, SECRET, SECRET, false),
        new InboundEvent.Delivery(
            ORIGIN, DeliveryState.READ, List.of(SECRET), AT, "131026", SECRET),
        new InboundEvent.OptIn(ORIGIN, "notification_messages", true, SECRET, AT, SECRET),
        new InboundEvent.OptIn(ORIGIN, "notification_messages", false, null, null, null),
        new InboundEvent.Referred(ORIGIN, AD),
        new InboundEvent.LeadSubmitted(ORIGIN, SECRET, SECRET, SECRET),
        new InboundEvent.Call(ORIGIN, "connect", false),
        new InboundEvent.PollVote(ORIGIN, SECRET, List.of(SECRET), false),
        new InboundEvent.AccountNotice(ORIGIN, "session.status", "WORKING"),
        new InboundEvent.Unrecognised(ORIGIN, "new_thing"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void noEventShowsWhatWasWrittenOrByWhom(InboundEvent event) {
    assertThat(event.toString()).doesNotContain(SECRET).doesNotContain("112233");
  }

  @Test
  void whatAPersonDoesCountsForTheWindowAndWhatTheAccountDoesDoesNot() {
    assertThat(events().stream().map(InboundEventTest::kind))
        .containsExactly(
            InteractionKind.AD_MESSAGE,
            null,
            InteractionKind.POSTBACK,
            InteractionKind.COMMENT,
            null,
            InteractionKind.REACTION,
            null,
            InteractionKind.OPT_IN,
            null,
            InteractionKind.AD_CLICK,
            null,
            InteractionKind.CALL,
            InteractionKind.MESSAGE,
            null,
            null);
  }

  @Test
  void whatIsEditedTakenBackOrLedHereByALinkIsToldApart() {
    assertThat(kind(message(false, Change.EDITED))).isNull();
    assertThat(kind(comment(false, Change.REMOVED))).isNull();
    assertThat(kind(new InboundEvent.Reaction(ORIGIN, "m", null, false))).isNull();
    assertThat(kind(new InboundEvent.Reaction(ORIGIN, "m", "x", true))).isNull();
    assertThat(kind(new InboundEvent.Call(ORIGIN, "connect", true))).isNull();
    assertThat(kind(new InboundEvent.PollVote(ORIGIN, "m", List.of(), true))).isNull();
    assertThat(kind(new InboundEvent.Referred(ORIGIN, new Referral("SHORTLINK", "spring", null))))
        .isEqualTo(InteractionKind.REFERRAL);
  }

  private static @Nullable InteractionKind kind(InboundEvent event) {
    return event
        .interaction()
        .map(
            interaction -> {
              assertThat(interaction.at()).isEqualTo(AT);
              return interaction.kind();
            })
        .orElse(null);
  }

  private static InboundEvent message(boolean own, Change change) {
    Attachment picture = new Attachment("image", URI.create("https://h/s3cret"), SECRET, null);
    Story story = new Story(SECRET, URI.create("https://h/s3cret"), true);
    assertThat(picture + " " + story).doesNotContain(SECRET);
    return new InboundEvent.Message(
        ORIGIN, SECRET, List.of(picture), SECRET, SECRET, story, AD, own, change);
  }

  private static InboundEvent comment(boolean own, Change change) {
    return new InboundEvent.Comment(ORIGIN, SECRET, SECRET, SECRET, own, change);
  }
}
