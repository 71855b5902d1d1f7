package dev.mirsal.send;

import org.jspecify.annotations.Nullable;

/**
 * Whether a sending account can be used now.
 *
 * @param usable true if messages may be sent through it
 * @param permanent true if it stays unusable until a person does something, such as mending the
 *     key; false if usable, or if it may come back by itself
 * @param code a short stable code such as {@code waha.session_stopped}, or null if usable
 * @param detail what to tell a person, or null if usable
 * @since 0.1
 */
public record SenderStatus(
    boolean usable, boolean permanent, @Nullable String code, @Nullable String detail) {

  /**
   * Checks that there is a reason exactly if the account cannot be used.
   *
   * @throws IllegalArgumentException if a usable one has a reason, or the code is blank
   */
  public SenderStatus {
    if (!usable) {
      Reasons.require(code, detail);
    } else if (permanent || code != null || detail != null) {
      throw new IllegalArgumentException("status: usable, but with code " + code);
    }
  }

  /** {@return the status of an account that can send} */
  public static SenderStatus ready() {
    return new SenderStatus(true, false, null, null);
  }

  /**
   * Returns the status of an account that cannot send now, and may come back by itself.
   *
   * @param code a short stable code such as {@code waha.session_stopped}
   * @param detail what to tell a person, in one line, without secrets
   * @return the status
   */
  public static SenderStatus notReady(String code, String detail) {
    return new SenderStatus(false, false, code, detail);
  }

  /**
   * Returns the status of an account that cannot send until a person does something.
   *
   * @param code a short stable code such as {@code waha.unauthorized}
   * @param detail what to tell a person, in one line, without secrets
   * @return the status
   */
  public static SenderStatus broken(String code, String detail) {
    return new SenderStatus(false, true, code, detail);
  }
}
