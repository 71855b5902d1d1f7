package dev.mirsal.connector.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in for the Graph API: it takes every message, until told otherwise. */
final class GraphServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  static final String TOKEN = "EAASECRETTOKEN";
  static final String APP_SECRET = "SECRETAPPSECRET";

  /** How long an impatient client waits, and how long a slow answer takes, in milliseconds. */
  static final int PATIENCE = 600;

  static final int SLOW = 900;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer wireMock =
      new WireMockServer(wireMockConfig().dynamicPort().containerThreads(60));

  @Override
  public void beforeAll(ExtensionContext context) {
    wireMock.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    wireMock.resetAll();
    answers(200, "{\"recipient_id\":\"24\",\"message_id\":\"m_1\"}");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    wireMock.stop();
  }

  void answers(ResponseDefinitionBuilder answer) {
    wireMock.stubFor(any(anyUrl()).willReturn(answer));
  }

  void answers(int status, String json) {
    answers(
        aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json; charset=UTF-8")
            .withBody(json));
  }

  /** Answers with an error as the platform words it, echoing what must not be shown. */
  void refuses(int status, int code, int subcode) {
    answers(status, error(code, subcode));
  }

  static String error(int code, int subcode) {
    return """
        {"error":{"message":"(#%d) ECHO","type":"OAuthException","code":%d%s,
         "error_user_title":"ECHO","error_user_msg":"ECHO","error_data":{"details":"ECHO"},
         "fbtrace_id":"AbCd"}}
        """
        .formatted(code, code, subcode == 0 ? "" : ",\"error_subcode\":" + subcode)
        .replace("ECHO", Messages.BODY + " " + Messages.PSID + " " + TOKEN);
  }

  List<LoggedRequest> requests() {
    return wireMock.findAll(anyRequestedFor(anyUrl()));
  }

  /** Returns the only request's body. */
  JsonNode body() {
    try {
      return JSON.readTree(requests().get(0).getBody());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String url() {
    return wireMock.baseUrl();
  }

  GraphApi.Builder settings() {
    return GraphApi.builder(() -> TOKEN).baseUrl(URI.create(url())).clock(InstantSource.fixed(NOW));
  }

  GraphApi api() {
    return settings().build();
  }

  GraphApi impatientApi() {
    return settings().timeout(Duration.ofMillis(PATIENCE)).build();
  }
}
