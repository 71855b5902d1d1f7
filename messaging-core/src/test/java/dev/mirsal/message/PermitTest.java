package dev.mirsal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermitTest {
  private static final Permit RESPONSE = Permit.byHost(Route.RESPONSE, MessagingType.RESPONSE);

  @Test
  void whoeverDecidedIsTold() {
    assertThat(RESPONSE.isByHost()).isTrue();
    assertThat(new Permit(Route.FREE_FORM, null, null, null, null, List.of("a.rule")).isByHost())
        .isFalse();
  }

  @Test
  void aTagGoesWithItsMessagingTypeOnly() {
    Permit tagged = RESPONSE.withTag("HUMAN_AGENT");
    assertThat(tagged.messagingType()).isEqualTo(MessagingType.MESSAGE_TAG);
    assertThat(tagged.tag()).isEqualTo("HUMAN_AGENT");
    assertThatThrownBy(
            () ->
                new Permit(
                    Route.RESPONSE, MessagingType.RESPONSE, "T", null, null, List.of("a.rule")))
        .hasMessage("permit.tag: T, with messaging type RESPONSE");
  }

  @Test
  void itNamesARule() {
    assertThatThrownBy(() -> new Permit(Route.FREE_FORM, null, null, null, null, List.of()))
        .hasMessage("permit.rules: none, must be at least one");
  }

  @Test
  void itEndsAtTheInstantItselfWhichIsExclusive() {
    Instant end = Instant.parse("2026-11-20T10:00:00Z");
    Permit permit = new Permit(Route.FREE_FORM, null, null, end, null, List.of("a.rule"));
    assertThat(permit.holdsAt(end.minusNanos(1))).isTrue();
    assertThat(permit.holdsAt(end)).isFalse();
    assertThat(RESPONSE.holdsAt(Instant.MAX)).isTrue();
  }

  @Test
  void aTokenIsNotShown() {
    assertThat(RESPONSE.withReference("s3cret").toString()).doesNotContain("s3cret");
    assertThat(RESPONSE.withReference("s3cret").reference()).isEqualTo("s3cret");
  }
}
