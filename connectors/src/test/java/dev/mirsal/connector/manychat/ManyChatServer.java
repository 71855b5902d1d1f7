package dev.mirsal.connector.manychat;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.message.Channel;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in for ManyChat, which takes everything until told otherwise. */
final class ManyChatServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private final WireMockServer wireMock =
      new WireMockServer(wireMockConfig().dynamicPort().containerThreads(60));

  @Override
  public void beforeAll(ExtensionContext context) {
    wireMock.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    wireMock.resetAll();
    answers(okJson("{\"status\":\"success\"}"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    wireMock.stop();
  }

  String url() {
    return wireMock.baseUrl();
  }

  /** Lets every path answer. */
  void answers(ResponseDefinitionBuilder answer) {
    wireMock.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** Lets one path answer differently. */
  void answers(String path, ResponseDefinitionBuilder answer) {
    wireMock.stubFor(any(urlPathEqualTo(path)).willReturn(answer));
  }

  /** Forgets the requests so far. */
  void forget() {
    wireMock.resetRequests();
  }

  List<LoggedRequest> requests() {
    return wireMock.findAll(anyRequestedFor(anyUrl()));
  }

  ManyChatClient.Builder client(Channel behind) {
    return ManyChatClient.builder(behind, () -> Messages.KEY).baseUrl(URI.create(url()));
  }

  ManyChatClient messenger() {
    return client(Channel.MESSENGER).build();
  }
}
