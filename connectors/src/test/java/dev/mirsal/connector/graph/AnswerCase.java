package dev.mirsal.connector.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One answer that is no listed error, and what is expected of it. */
record AnswerCase(JsonNode line) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<AnswerCase> all() {
    try (InputStream in = AnswerCase.class.getResourceAsStream("/graph/answers.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(AnswerCase::parse).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String expect() {
    return line.path("expect").asText();
  }

  boolean isStatus() {
    return line.path("answer").isInt();
  }

  /** Tells whether a server is asked at all. */
  boolean isServed() {
    return !answer().equals("refused") && !answer().equals("unknown-host");
  }

  GraphApi api(GraphServer server) {
    return switch (answer()) {
      case "slow" -> server.impatientApi();
      case "refused" -> server.settings().baseUrl(URI.create("http://127.0.0.1:1")).build();
      case "unknown-host" ->
          server.settings().baseUrl(URI.create("http://no-such-host.invalid")).build();
      default -> server.api();
    };
  }

  String body() {
    JsonNode body = line.path("body");
    return body.isTextual() ? body.asText() : body.toString();
  }

  ResponseDefinitionBuilder response() {
    if (answer().equals("slow")) {
      return aResponse().withStatus(200).withFixedDelay(GraphServer.SLOW);
    }
    if (!isStatus()) {
      return isServed() ? aResponse().withFault(Fault.valueOf(answer())) : aResponse();
    }
    ResponseDefinitionBuilder response =
        aResponse()
            .withStatus(line.path("answer").asInt())
            .withHeader("Content-Type", line.path("contentType").asText("application/json"))
            .withBody(body());
    return line.has("location")
        ? response.withHeader("Location", line.path("location").asText())
        : response;
  }

  @Override
  public String toString() {
    return line.path("id").asText() + " (" + answer() + ") → " + expect();
  }

  private String answer() {
    return line.path("answer").asText();
  }

  private static AnswerCase parse(String text) {
    try {
      return new AnswerCase(JSON.readTree(text));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
