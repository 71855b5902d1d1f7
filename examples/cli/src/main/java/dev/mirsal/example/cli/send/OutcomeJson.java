package dev.mirsal.example.cli.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an outcome as one line of JSON, with the same fields for all. */
public final class OutcomeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private OutcomeJson() {}

  /** Returns the line, without its end. */
  public static String of(SendOutcome outcome) {
    if (outcome instanceof Accepted accepted) {
      return line("accepted", accepted.platformMessageId(), null, null, null, null);
    }
    if (outcome instanceof Rejected rejected) {
      return line("rejected", null, rejected, rejected.code(), null, rejected.detail());
    }
    if (outcome instanceof Deferred deferred) {
      return line("deferred", null, null, deferred.code(), deferred.until(), deferred.detail());
    }
    Unknown unknown = (Unknown) outcome;
    return line("unknown", null, null, unknown.code(), null, unknown.detail());
  }

  private static String line(
      String outcome,
      @Nullable String messageId,
      @Nullable Rejected rejected,
      @Nullable String code,
      @Nullable Instant retryAt,
      @Nullable String detail) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("outcome", outcome);
      json.writeStringField("messageId", messageId);
      json.writeStringField(
          "fault", rejected == null ? null : rejected.fault().name().toLowerCase(Locale.ROOT));
      json.writeStringField("code", code);
      json.writeBooleanField("permanent", rejected != null && rejected.permanent());
      json.writeStringField("retryAt", retryAt == null ? null : retryAt.toString());
      json.writeStringField("detail", detail);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
