package dev.mirsal.connector.waha;

import dev.mirsal.message.Address;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The WhatsApp account of a session. Neither {@code toString} shows the number or the name in the
 * clear.
 *
 * @param address its number
 * @param hiddenId its id without the number ({@code …@lid}), or null if unknown
 * @param name the name that it shows to others, may be empty
 * @since 0.1
 */
public record WahaAccount(Address address, @Nullable Address hiddenId, String name) {
  /** Checks that nothing is missing. */
  public WahaAccount {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(name, "name");
  }

  @Override
  public String toString() {
    return "WahaAccount[" + address + "]";
  }

  /**
   * Whether WhatsApp keeps the account from writing to strangers. While it does, a send to somebody
   * new fails with error 463; replies mostly go on.
   *
   * @param active whether it does now
   * @param kind the kind of it, such as {@code WEB_COMPANION_ONLY}, empty if not told; WhatsApp
   *     adds kinds
   * @param until when it ends, or null if not told: take 24 hours then
   */
  public record Timelock(boolean active, String kind, @Nullable Instant until) {
    /** Checks that nothing is missing. */
    public Timelock {
      Objects.requireNonNull(kind, "kind");
    }
  }

  /**
   * How many new talks WhatsApp lets the account begin.
   *
   * @param status {@code NONE}, {@code FIRST_WARNING}, {@code SECOND_WARNING} or {@code CAPPED};
   *     WhatsApp may add others
   * @param total how many in a cycle, or -1 for no limit
   * @param used how many were used
   * @param from when the cycle began, or null if not told
   * @param until when it ends, or null if not told
   */
  public record Capping(
      String status, long total, long used, @Nullable Instant from, @Nullable Instant until) {
    /** Checks that nothing is missing. */
    public Capping {
      Objects.requireNonNull(status, "status");
    }
  }
}
