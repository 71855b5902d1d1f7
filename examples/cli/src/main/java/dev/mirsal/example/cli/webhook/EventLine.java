package dev.mirsal.example.cli.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.Origin;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an event as one line of JSON: first what all have, then its own fields. */
final class EventLine {
  private static final JsonFactory JSON = new JsonFactory();

  private EventLine() {}

  static String of(InboundEvent event) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("kind", words(event.getClass().getSimpleName()));
      writeOrigin(json, event.origin());
      writeFields(json, (Record) event);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeOrigin(JsonGenerator json, Origin origin) throws IOException {
    json.writeStringField("platform", origin.channel().name().toLowerCase(Locale.ROOT));
    json.writeStringField("account", origin.account());
    json.writeStringField("from", origin.person() == null ? null : origin.person().id());
    json.writeStringField("at", origin.at().toString());
    json.writeStringField("id", origin.id());
    json.writeBooleanField("standby", origin.standby());
  }

  private static void writeFields(JsonGenerator json, Record values) throws IOException {
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      if (!component.getName().equals("origin")) {
        // The platform's own name of a kind: the event's is written already.
        json.writeFieldName(component.getName().equals("kind") ? "type" : component.getName());
        write(json, value(component, values));
      }
    }
  }

  private static @Nullable Object value(RecordComponent component, Record values) {
    try {
      return component.getAccessor().invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records are public", e);
    }
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Enum<?> constant) {
      json.writeString(constant.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Record nested) {
      json.writeStartObject();
      writeFields(json, nested);
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }

  /** {@code LeadSubmitted} is lead_submitted. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
