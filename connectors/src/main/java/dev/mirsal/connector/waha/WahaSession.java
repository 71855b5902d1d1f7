package dev.mirsal.connector.waha;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session of a WAHA server: one device.
 *
 * @param name its name, the sender of messages
 * @param state what it is doing
 * @param engine the name of what runs it, such as {@code GOWS}, or null if WAHA did not tell
 * @param account the WhatsApp account it is paired with, or null if none is known
 * @since 0.1
 */
public record WahaSession(
    String name, State state, @Nullable String engine, @Nullable WahaAccount account) {
  /** Checks that nothing is missing. */
  public WahaSession {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
  }

  /**
   * What a session is doing.
   *
   * @see <a href="https://waha.devlike.pro/docs/how-to/sessions/">WAHA on sessions (read
   *     2026-11-20)</a>
   */
  public enum State {
    /** It is not running. */
    STOPPED,
    /** It is on its way. */
    STARTING,
    /** It waits for the phone to scan the QR code, or for a pairing code to be typed in. */
    SCAN_QR_CODE,
    /** It waits for a passkey. */
    PASSKEY_REQUIRED,
    /** It waits for the passkey to be confirmed. */
    PASSKEY_CONFIRMATION_REQUIRED,
    /** It can send. */
    WORKING,
    /** It gave up: restart it, or else log out and start it. */
    FAILED,
    /** WAHA did not tell, or named a state that this version does not know. */
    UNRECOGNISED
  }
}
