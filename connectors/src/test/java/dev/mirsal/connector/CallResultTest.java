package dev.mirsal.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Unknown;
import org.junit.jupiter.api.Test;

class CallResultTest {
  @Test
  void what_was_returned_is_not_shown() {
    assertThat(new CallResult.Done<>("2@pairing")).hasToString("Done[]");
  }

  @Test
  void a_success_is_no_failure() {
    assertThatThrownBy(() -> new CallResult.Failed<>(new Accepted("m_1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reason: is a success");
    assertThat(new CallResult.Failed<>(new Unknown("graph.timeout", "late")).reason())
        .isEqualTo(new Unknown("graph.timeout", "late"));
  }
}
