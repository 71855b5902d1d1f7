package dev.mirsal.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of a behaviour table: what was posted, and the events that come of it.
 *
 * @param id what it is about
 * @param body what was posted
 * @param expect the events as {@link Events} writes them
 */
public record WebhookCase(String id, String body, List<String> expect) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static Stream<WebhookCase> read(String table) {
    try (InputStream in =
        Objects.requireNonNull(WebhookCase.class.getResourceAsStream("/webhooks/" + table))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(WebhookCase::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
  }

  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static WebhookCase parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      List<String> expect = new ArrayList<>();
      node.required("expect").forEach(event -> expect.add(event.asText()));
      return new WebhookCase(
          node.required("id").asText(), node.required("body").toString(), expect);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
