package dev.mirsal.inbound;

import static dev.mirsal.inbound.DeliveryState.DELIVERED;
import static dev.mirsal.inbound.DeliveryState.FAILED;
import static dev.mirsal.inbound.DeliveryState.READ;
import static dev.mirsal.inbound.DeliveryState.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
  @Test
  void aFailureIsNotUndoneByALateSentNorUndoesAnArrival() {
    assertThat(FAILED.join(SENT)).isEqualTo(FAILED);
    assertThat(DELIVERED.join(FAILED)).isEqualTo(DELIVERED);
    assertThat(READ.join(DELIVERED)).isEqualTo(READ);
  }

  @Property
  void orderAndRepetitionDoNotMatter(@ForAll @Size(min = 1, max = 8) List<DeliveryState> reports) {
    DeliveryState forward = reports.stream().reduce(DeliveryState::join).orElseThrow();
    DeliveryState sorted = reports.stream().sorted().reduce(DeliveryState::join).orElseThrow();
    DeliveryState twice =
        Stream.concat(reports.stream(), reports.stream())
            .reduce((one, other) -> other.join(one))
            .orElseThrow();
    assertThat(forward).isEqualTo(sorted).isEqualTo(twice);
  }
}
