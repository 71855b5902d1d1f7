package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in for WAHA: its session works and every send is accepted, until told otherwise. */
final class WahaServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final String SESSION = "/api/sessions/default";

  private final WireMockServer wireMock =
      new WireMockServer(wireMockConfig().dynamicPort().containerThreads(60));

  @Override
  public void beforeAll(ExtensionContext context) {
    wireMock.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    wireMock.resetAll();
    session(okJson("{\"name\":\"default\",\"status\":\"WORKING\"}"));
    sends(aResponse().withStatus(201).withBody("{\"id\":\"true_1@c.us_3EB0\"}"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    wireMock.stop();
  }

  String url() {
    return wireMock.baseUrl();
  }

  void session(ResponseDefinitionBuilder answer) {
    wireMock.stubFor(get(urlPathEqualTo(SESSION)).willReturn(answer));
  }

  void sends(ResponseDefinitionBuilder answer) {
    wireMock.stubFor(post(urlMatching("/api/send.*")).willReturn(answer));
  }

  /** Lets any path answer, with or without a query. */
  void answers(String method, String path, ResponseDefinitionBuilder answer) {
    wireMock.stubFor(request(method, urlPathEqualTo(path)).willReturn(answer));
  }

  List<LoggedRequest> requests(String path) {
    return wireMock.findAll(anyRequestedFor(urlMatching(Pattern.quote(path) + "(\\?.*)?")));
  }

  /** Returns the methods and URLs of all requests so far, in order. */
  List<LoggedRequest> all() {
    List<LoggedRequest> all = new ArrayList<>(wireMock.findAll(anyRequestedFor(anyUrl())));
    all.sort(Comparator.comparing(LoggedRequest::getLoggedDate));
    return all;
  }

  List<LoggedRequest> posts() {
    return wireMock.findAll(postRequestedFor(urlMatching(".*")));
  }

  List<LoggedRequest> sessionQuestions() {
    return wireMock.findAll(getRequestedFor(urlMatching("/api/sessions/.*")));
  }

  WahaClient.Builder client() {
    return WahaClient.builder(URI.create(url()), () -> Messages.KEY);
  }

  /** Returns a client with little patience, so that a slow answer is a matter of milliseconds. */
  static WahaClient impatient(String url) {
    Duration patience = Duration.ofMillis(AnswerCase.PATIENCE);
    return WahaClient.builder(URI.create(url), () -> Messages.KEY)
        .textTimeout(patience)
        .mediaTimeout(patience)
        .build();
  }
}
