package dev.mirsal.connector.manychat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.mirsal.message.Channel;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One line of the table of answers, and what is expected of it. */
record AnswerCase(JsonNode line) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE = 600;
  private static final int SLOW = 900;

  static List<AnswerCase> read() {
    try (InputStream in = AnswerCase.class.getResourceAsStream("/manychat/answers.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(AnswerCase::parse).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static AnswerCase parse(String text) {
    try {
      return new AnswerCase(JSON.readTree(text));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
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

  String body() {
    JsonNode body = line.path("body");
    return body.isTextual() ? body.asText() : body.toString();
  }

  /** Returns a client of this case, which has little patience for a slow answer only. */
  ManyChatClient client(String server) {
    String url =
        switch (answer()) {
          case "refused" -> "http://127.0.0.1:1";
          case "unknown-host" -> "http://no-such-host.invalid";
          default -> server;
        };
    ManyChatClient.Builder builder =
        ManyChatClient.builder(Channel.MESSENGER, () -> Messages.KEY).baseUrl(URI.create(url));
    return (answer().equals("slow") ? builder.timeout(Duration.ofMillis(PATIENCE)) : builder)
        .build();
  }

  ResponseDefinitionBuilder response() {
    if (answer().equals("slow")) {
      return aResponse().withStatus(200).withFixedDelay(SLOW);
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

  /** Says an outcome in the words of the table. */
  static String describe(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Accepted accepted) {
      return "accepted" + (accepted.platformMessageId() == null ? "" : " with an id");
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
}
