package dev.mirsal.campaign.store;

import dev.mirsal.inbound.DeliveryState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a message got, by what the platform told. Reports of one message are joined: in whatever
 * order and however often they come, the same is left.
 *
 * @param state how far
 * @param at when, by the platform's clock
 * @param code the platform's code of a failure, or null
 * @since 0.1
 */
public record DeliveryReport(DeliveryState state, Instant at, @Nullable String code) {
  /** The one that says more; of two that say the same, the earlier. */
  private static final Comparator<DeliveryReport> ORDER =
      Comparator.comparing(DeliveryReport::state)
          .thenComparing(DeliveryReport::at, Comparator.reverseOrder())
          .thenComparing(DeliveryReport::code, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Checks that nothing is missing. */
  public DeliveryReport {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(at, "at");
  }

  /** Returns what is left of two reports. */
  public DeliveryReport join(DeliveryReport other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
