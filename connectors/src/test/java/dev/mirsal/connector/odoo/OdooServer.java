package dev.mirsal.connector.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Serves a {@link FakeOdoo} by the protocols of its version, until told otherwise. */
final class OdooServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private final WireMockServer wireMock =
      new WireMockServer(
          wireMockConfig().dynamicPort().containerThreads(30).extensions(new FromTheFake()));
  private final List<Duration> waits = new ArrayList<>();
  private FakeOdoo odoo = new FakeOdoo(19);

  @Override
  public void beforeAll(ExtensionContext context) {
    wireMock.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    runs(19);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    wireMock.stop();
  }

  /** Replaces the database by an empty one of a version. */
  FakeOdoo runs(int major) {
    wireMock.resetAll();
    waits.clear();
    odoo = new FakeOdoo(major);
    wireMock.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse()));
    return odoo;
  }

  /** Answers some requests in a way of its own. */
  void answers(MappingBuilder requests, ResponseDefinitionBuilder answer) {
    wireMock.stubFor(
        requests.atPriority(1).willReturn(answer.withTransformerParameter("own", true)));
  }

  String url() {
    return wireMock.baseUrl();
  }

  /** Returns what was waited between attempts; nothing was really waited. */
  List<Duration> waits() {
    return waits;
  }

  List<LoggedRequest> requests() {
    return wireMock.findAll(WireMock.anyRequestedFor(anyUrl()));
  }

  OdooClient.Builder client() {
    return OdooClient.builder(
            URI.create(url()), FakeOdoo.DATABASE, FakeOdoo.LOGIN, () -> FakeOdoo.KEY)
        .sleeper(waits::add);
  }

  private final class FromTheFake implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "fake";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      ResponseDefinition answer = answer(event);
      return odoo.isLosing()
          ? aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build()
          : answer;
    }

    private ResponseDefinition answer(ServeEvent event) {
      if (event.getTransformerParameters() != null
          && event.getTransformerParameters().containsKey("own")) {
        return event.getResponseDefinition();
      }
      String path = event.getRequest().getUrl();
      if (path.equals("/jsonrpc")) {
        return json(200, odoo.rpc(FakeOdoo.json(event.getRequest().getBodyAsString())));
      }
      if (odoo.major < 19) {
        return html(path.equals("/web/version") ? 400 : 404);
      }
      return path.equals("/web/version") ? version() : json2(event, path);
    }

    private ResponseDefinition version() {
      return json(
          200,
          FakeOdoo.json(
              "{\"version_info\":[" + odoo.major + ",0,0,\"final\",0,\"\"],\"version\":\"19.0\"}"));
    }

    private ResponseDefinition json2(ServeEvent event, String path) {
      if (!FakeOdoo.DATABASE.equals(event.getRequest().getHeader("X-Odoo-Database"))) {
        return html(404);
      }
      if (!("bearer " + FakeOdoo.KEY).equals(event.getRequest().getHeader("Authorization"))) {
        return json(
            401, FakeOdoo.error(new FakeOdoo.Raised(401, "werkzeug.exceptions.Unauthorized")));
      }
      ObjectNode arguments = (ObjectNode) FakeOdoo.json(event.getRequest().getBodyAsString());
      List<Long> ids = new ArrayList<>();
      arguments.path("ids").forEach(id -> ids.add(id.longValue()));
      String[] parts = path.split("/");
      try {
        return json(200, odoo.call(parts[3], parts[4], ids, arguments));
      } catch (FakeOdoo.Raised raised) {
        return json(raised.status, FakeOdoo.error(raised));
      }
    }

    private ResponseDefinition html(int status) {
      return aResponse()
          .withStatus(status)
          .withHeader("Content-Type", "text/html")
          .withBody("<html>No database is selected</html>")
          .build();
    }

    private ResponseDefinition json(int status, JsonNode body) {
      return aResponse()
          .withStatus(status)
          .withHeader("Content-Type", "application/json; charset=utf-8")
          .withBody(body.toString())
          .build();
    }
  }
}
