package dev.mirsal.send;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sending account can be used now.
 *
 * @param usable true if messages may be sent through it
 * @param code a short stable code such as {@code waha.session_stopped}, or null if usable
 * @param detail what to tell a person, or null if usable
 * @since 0.1
 */
public record SenderStatus(boolean usable, @Nullable String code, @Nullable String detail) {

  /** Returns the status of an account that can send. */
  public static SenderStatus ready() {
    return new SenderStatus(true, null, null);
  }

  /** Returns the status of an account that cannot send, and why. */
  public static SenderStatus notReady(String code, String detail) {
    return new SenderStatus(
        false, Objects.requireNonNull(code, "code"), Objects.requireNonNull(detail, "detail"));
  }
}
