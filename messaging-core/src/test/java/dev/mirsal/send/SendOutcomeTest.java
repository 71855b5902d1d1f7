package dev.mirsal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendOutcomeTest {
  @Test
  void anAcceptedMessageMayHaveAnId() {
    assertThat(new Accepted("3EB0")).hasToString("Accepted[id known]");
    assertThat(new Accepted(null)).hasToString("Accepted[id unknown]");
    assertThat(new Accepted("3EB0").platformMessageId()).isEqualTo("3EB0");
  }

  @Test
  void aDeferralMayBeWithoutEnd() {
    assertThat(new Deferred(null, "waha.rate_limited", "too fast").until()).isNull();
    assertThat(new Deferred(Instant.EPOCH, "waha.rate_limited", "too fast").until())
        .isEqualTo(Instant.EPOCH);
  }

  @Test
  void aRefusalSaysWhoseFaultItIsAndWhetherItMayPass() {
    Rejected rejected = new Rejected(Fault.SENDER, "waha.unauthorized", true, false, "wrong key");

    assertThat(rejected.fault()).isEqualTo(Fault.SENDER);
    assertThat(rejected.permanent()).isTrue();
    assertThat(rejected.reachedPlatform()).isFalse();
    assertThat(new Unknown("waha.timeout", "no answer").code()).isEqualTo("waha.timeout");
  }

  @Test
  void aBlankCodeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rejected(Fault.SENDER, " ", false, true, "wrong key"))
        .withMessage("code: is blank");
    assertThatIllegalArgumentException().isThrownBy(() -> new Deferred(null, "", "later"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Unknown("", "no answer"));
  }

  @Test
  @SuppressWarnings("NullAway")
  void whatIsMissingIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Rejected(null, "waha.unauthorized", true, true, "wrong key"))
        .withMessage("fault");
    assertThatNullPointerException()
        .isThrownBy(() -> new Rejected(Fault.SENDER, null, true, true, "wrong key"))
        .withMessage("code");
    assertThatNullPointerException()
        .isThrownBy(() -> new Deferred(null, "waha.rate_limited", null))
        .withMessage("detail");
    assertThatNullPointerException()
        .isThrownBy(() -> new Unknown("waha.timeout", null))
        .withMessage("detail");
  }

  @Test
  void anAccountIsReadyOrSaysWhyNot() {
    assertThat(SenderStatus.ready()).isEqualTo(new SenderStatus(true, false, null, null));
    assertThat(SenderStatus.notReady("waha.session_stopped", "start the session"))
        .isEqualTo(new SenderStatus(false, false, "waha.session_stopped", "start the session"));
    assertThat(SenderStatus.broken("waha.unauthorized", "check the key"))
        .isEqualTo(new SenderStatus(false, true, "waha.unauthorized", "check the key"));
  }

  @Test
  void anAccountThatIsReadyHasNoReasonNotToBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SenderStatus(true, false, "waha.session_stopped", null))
        .withMessage("status: usable, but with code waha.session_stopped");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SenderStatus(true, false, null, "start the session"));
    assertThatIllegalArgumentException().isThrownBy(() -> new SenderStatus(true, true, null, null));
  }

  @Test
  void anAccountThatIsNotReadySaysWhy() {
    assertThatNullPointerException()
        .isThrownBy(() -> new SenderStatus(false, false, null, "start the session"))
        .withMessage("code");
    assertThatNullPointerException()
        .isThrownBy(() -> new SenderStatus(false, false, "waha.session_stopped", null))
        .withMessage("detail");
    assertThatIllegalArgumentException().isThrownBy(() -> SenderStatus.notReady(" ", "why"));
  }

  @Test
  void aSenderThatCannotTellItsStatusIsReady() throws InterruptedException {
    MessageSender sender = message -> new Accepted(null);

    assertThat(sender.status("d1")).isEqualTo(SenderStatus.ready());
  }
}
