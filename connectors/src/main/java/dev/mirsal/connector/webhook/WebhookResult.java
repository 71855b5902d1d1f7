package dev.mirsal.connector.webhook;

import dev.mirsal.inbound.InboundEvent;
import java.util.List;
import java.util.Objects;

/**
 * What became of a body that a platform posted. Nothing in its text shows what was posted.
 *
 * @since 0.1
 */
public sealed interface WebhookResult {

  /**
   * Returns the HTTP status to answer with. Platforms repeat what was not answered with 2xx, so a
   * host answers 200 as soon as it has stored the events, and handles them later.
   */
  int httpStatus();

  /**
   * The platform sent it.
   *
   * @param events what it tells, in its order; may be empty
   */
  record Accepted(List<InboundEvent> events) implements WebhookResult {
    /** Copies. */
    public Accepted {
      events = List.copyOf(events);
    }

    @Override
    public int httpStatus() {
      return 200;
    }
  }

  /**
   * It was not read.
   *
   * @param reason why
   * @param detail the same for a person to read, in one line
   */
  record Refused(Reason reason, String detail) implements WebhookResult {
    /** Checks that nothing is missing. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public int httpStatus() {
      return reason.httpStatus;
    }
  }

  /** Why a body was not read. */
  enum Reason {
    /** It has more bytes than allowed; its signature was not looked at. */
    TOO_LARGE(413),
    /** It has no signature, or that of another body or secret. */
    BAD_SIGNATURE(403),
    /** The host gave no secret at the moment, so nothing could be checked. */
    NO_SECRET(503),
    /** It was signed, but is not JSON in UTF-8 of the platform's shape. */
    MALFORMED(400);

    private final int httpStatus;

    Reason(int httpStatus) {
      this.httpStatus = httpStatus;
    }
  }
}
