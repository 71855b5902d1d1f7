package dev.mirsal.example.cli.report;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recipient.
 *
 * @param recipient the phone number, digits only
 * @param name the name, or null
 * @param status what became of the message
 * @param device the WAHA session it went through or is planned on, or null
 * @param at when it was sent, or null if it was not
 * @param text the text as sent, or null
 * @param messageId WhatsApp's id of the message, or null
 * @param error why it was not sent, or null
 */
public record ReportRow(
    String recipient,
    @Nullable String name,
    Status status,
    @Nullable String device,
    @Nullable Instant at,
    @Nullable String text,
    @Nullable String messageId,
    @Nullable String error) {

  /** What became of a message. */
  public enum Status {
    /** WAHA took it. */
    SENT,
    /** It was refused for good. */
    FAILED,
    /** It was not tried, or may be tried again. */
    PENDING,
    /** Nobody can say whether it went. */
    UNKNOWN,
    /** The person opted out or is on the suppression list. */
    SKIPPED;

    /** Returns the status as it is written in the report. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
