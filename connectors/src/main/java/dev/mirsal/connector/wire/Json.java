package dev.mirsal.connector.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what others wrote: bounded, and without taking offence. A field that is missing, empty or
 * of another type than expected reads as null.
 */
public final class Json {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_NAME_LENGTH = 1_000;

  /** {@code {}} takes 3 bytes to write and 80 to hold. */
  private static final long MAX_TOKENS = 1_000_000;

  /**
   * Seconds and milliseconds look alike only until 1973 in milliseconds, or from 5138 in seconds.
   */
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  /** The end of the year 9999: what is later is not a time. */
  private static final long LAST_MILLISECONDS = 253_402_300_799_999L;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .build())
          .build();

  private static final ObjectReader ITEMS = MAPPER.readerFor(JsonNode.class);
  private static final ObjectReader WHOLE =
      ITEMS.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * Starts to read a body.
   *
   * @throws IOException if it is not UTF-8
   */
  public static JsonParser parser(byte[] body) throws IOException {
    JsonParser parser = MAPPER.createParser(body);
    // Jackson would read UTF-16 too, but then it cannot say where something stands.
    if (parser.currentLocation().getByteOffset() < 0) {
      throw new JsonParseException(parser, "not UTF-8");
    }
    return parser;
  }

  /**
   * Reads the value at which a parser is.
   *
   * @throws IOException if it is not JSON
   */
  public static JsonNode item(JsonParser parser) throws IOException {
    return ITEMS.readTree(parser);
  }

  /**
   * Reads what answers a call of ours, of which it may hold everything or nothing: a node that is
   * missing if it is not JSON, or beyond the limits.
   */
  public static JsonNode value(byte[] body) {
    try (JsonParser parser = parser(body)) {
      JsonNode value = ITEMS.readTree(parser);
      return value == null ? MissingNode.getInstance() : value;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Writes texts, numbers, truth values, lists and maps of a host as JSON. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads a body that is one object.
   *
   * @throws IOException if it is something else
   */
  public static JsonNode object(byte[] body) throws IOException {
    try (JsonParser parser = parser(body)) {
      JsonNode root = WHOLE.readValue(parser, JsonNode.class);
      if (root == null || !root.isObject()) {
        throw new JsonParseException(parser, "not an object");
      }
      return root;
    }
  }

  /** Returns a text, or a number or truth value as text. */
  public static @Nullable String text(JsonNode parent, String field) {
    return text(parent.path(field));
  }

  /** Returns a text, or a number or truth value as text. */
  public static @Nullable String text(JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asText();
    return text.isEmpty() ? null : text;
  }

  /** Returns the first of several fields that has a text. */
  public static @Nullable String firstText(JsonNode parent, String... fields) {
    for (String field : fields) {
      String text = text(parent.path(field));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** Returns an instant that is written in seconds or in milliseconds, as a number or a text. */
  public static @Nullable Instant instant(JsonNode parent, String field) {
    JsonNode value = parent.path(field);
    long number = value.isNumber() && !value.canConvertToLong() ? 0 : value.asLong(0);
    if (number <= 0 || number > LAST_MILLISECONDS) {
      return null;
    }
    return number < FIRST_MILLISECONDS
        ? Instant.ofEpochSecond(number)
        : Instant.ofEpochMilli(number);
  }

  /** Returns a URI. */
  public static @Nullable URI uri(JsonNode parent, String field) {
    String text = text(parent, field);
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException notOne) {
      return null;
    }
  }

  /** Returns an address, or null if the text is null or not one. */
  public static @Nullable Address address(Channel channel, @Nullable String id) {
    try {
      return id == null ? null : Address.of(channel, id);
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }
}
