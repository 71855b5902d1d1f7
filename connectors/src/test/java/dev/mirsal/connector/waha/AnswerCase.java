package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One line of a table of recorded answers, and what is expected of it. */
record AnswerCase(JsonNode line) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How long an impatient client waits, and how long a slow answer takes, in milliseconds. */
  static final int PATIENCE = 600;

  static final int SLOW = 900;

  static List<AnswerCase> read(String file) {
    try (InputStream in = AnswerCase.class.getResourceAsStream("/waha/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(AnswerCase::parse).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<AnswerCase> sends() {
    return read("answers.jsonl");
  }

  static List<AnswerCase> sessions() {
    return read("session-answers.jsonl");
  }

  String expect() {
    return line.path("expect").asText();
  }

  String answer() {
    return line.path("answer").asText();
  }

  boolean isStatus() {
    return line.path("answer").isInt();
  }

  /** Tells whether a server is asked at all. */
  boolean isServed() {
    return !answer().equals("refused") && !answer().equals("unknown-host");
  }

  /** Returns a client of this case, which waits long for everything but a slow answer. */
  WahaClient client(String server) {
    return answer().equals("slow")
        ? WahaServer.impatient(server)
        : WahaClient.builder(URI.create(url(server)), () -> Messages.KEY).build();
  }

  private String url(String server) {
    return switch (answer()) {
      case "refused" -> "http://127.0.0.1:1";
      case "unknown-host" -> "http://no-such-host.invalid";
      default -> server;
    };
  }

  String body() {
    JsonNode body = line.path("body");
    return body.isTextual() ? body.asText() : body.toString();
  }

  ResponseDefinitionBuilder response() {
    if (answer().equals("slow")) {
      return aResponse().withStatus(201).withFixedDelay(SLOW);
    }
    if (!isStatus()) {
      return isServed() ? aResponse().withFault(Fault.valueOf(answer())) : aResponse();
    }
    ResponseDefinitionBuilder response =
        aResponse()
            .withStatus(line.path("answer").asInt())
            .withHeader("Content-Type", line.path("contentType").asText("application/json"))
            .withBody(body());
    if (line.has("retryAfter")) {
      response.withHeader("Retry-After", line.path("retryAfter").asText());
    }
    return line.has("location")
        ? response.withHeader("Location", line.path("location").asText())
        : response;
  }

  /** Says an outcome in the words of the tables. */
  static String describe(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Accepted accepted) {
      String id = accepted.platformMessageId();
      return "accepted " + (id == null ? "-" : id);
    }
    if (outcome instanceof SendOutcome.Rejected rejected) {
      return "rejected "
          + rejected.fault().name().toLowerCase(Locale.ROOT)
          + (rejected.permanent() ? " permanent " : " for-now ")
          + rejected.code()
          + (rejected.reachedPlatform() ? "" : " not-reached");
    }
    return outcome instanceof SendOutcome.Deferred deferred
        ? "deferred " + deferred.code()
        : "unknown " + ((SendOutcome.Unknown) outcome).code();
  }

  @Override
  public String toString() {
    return line.path("id").asText() + " (" + answer() + ") → " + expect();
  }

  private static AnswerCase parse(String text) {
    try {
      return new AnswerCase(JSON.readTree(text));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
