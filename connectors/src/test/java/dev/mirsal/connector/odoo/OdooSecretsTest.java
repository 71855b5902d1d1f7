package dev.mirsal.connector.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mirsal.connector.odoo.FakeOdoo.Raised;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, names, texts and phones stay out of everything that may end up in a log. */
class OdooSecretsTest {
  @RegisterExtension static final OdooServer SERVER = new OdooServer();

  private static final List<String> SECRETS =
      List.of(
          "SECRETKEY", "SECRETBODY", "SECRETMESSAGE", "SECRETTRACE", "secret@", "5491155551234");

  private static final List<String> BODIES =
      List.of(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"ids\":[18],\"messages\":[]}}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[\"crm.lead\",18]}",
          "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":0,\"data\":{\"name\":\"builtins.KeyError\"}}}",
          "[\"crm.lead\",18]",
          "{\"ids\":false,\"messages\":[{\"type\":\"error\",\"message\":\"SECRETBODY\"}]}",
          "[{\"id\":1,\"name\":\"SECRETBODY\"}]",
          "{\"name\":\"odoo.exceptions.UserError\",\"message\":\"SECRETBODY\"}");

  private static final Lead LEAD =
      Lead.builder("SECRETBODY-1", "SECRETBODY")
          .contactName("SECRETBODY")
          .email("secret@example.com")
          .phone("+5491155551234")
          .source("SECRETBODY")
          .tag("SECRETBODY")
          .description("SECRETBODY")
          .build();

  static Stream<List<String>> errors() throws IOException {
    return Tables.rows("errors.csv");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void no_error_of_odoos_shows_what_it_quotes(List<String> row) {
    for (int version : new int[] {14, 19}) {
      Raised raised = new Raised(Integer.parseInt(row.get(2)), row.get(1));
      SERVER.runs(version).failing("crm.lead/load", raised).failing("utm.source/create", raised);
      OdooClient client = SERVER.client().retryBudget(Duration.ZERO).build();

      assertHidden(thrown(client));
      assertHidden(thrown(client));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "14, 200", "19, 200", "19, 400", "19, 401", "19, 404", "19, 422", "19, 500", "19, 503"
  })
  void an_error_that_echoes_everything_everywhere_shows_nothing(int version, int status)
      throws InterruptedException {
    String echo = "SECRETKEY SECRETBODY +5491155551234";
    String body =
        """
        {"jsonrpc":"ECHO","name":"ECHO","message":"ECHO","arguments":["ECHO"],"debug":"ECHO",
         "error":{"code":"ECHO","message":"ECHO","data":{"name":"ECHO","message":"ECHO"}},
         "ids":false,"messages":[{"message":"ECHO","field":"ECHO","record":"ECHO"}]}
        """
            .replace("ECHO", echo);
    SERVER.runs(version);
    OdooClient client = SERVER.client().retryBudget(Duration.ZERO).build();
    client.authenticate();
    SERVER.answers(any(anyUrl()), aResponse().withStatus(status).withBody(body));

    assertHidden(thrown(client));
  }

  @Test
  void nothing_shows_what_it_holds() {
    OdooClient client =
        OdooClient.builder(URI.create("http://h"), "prod", "u", () -> "SECRETKEY").build();
    LocalDate due = LocalDate.of(2026, 11, 23);

    assertThat(client).hasToString("OdooClient[http://h]");
    assertThat(LEAD).hasToString("Lead[1 tags]");
    assertThat(Activity.call("SECRETBODY", due).withNote("SECRETBODY"))
        .hasToString("Activity[mail.mail_activity_data_call, due 2026-11-23]");
    assertThat(new OdooReference(7, "SECRETBODY")).hasToString("OdooReference[7]");
    assertHidden(OdooValues.builder().text("name", "SECRETBODY").build().toString());
    assertHidden(OdooCall.on("crm.lead", "write").with("vals", "SECRETBODY").toString());
    assertHidden(
        new OdooWire.Answer(200, JsonNodeFactory.instance.textNode("SECRETBODY")).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void whatever_bytes_come_back_there_is_a_result_or_a_kind_that_shows_none_of_them(int version)
      throws InterruptedException {
    SERVER.runs(version);
    OdooClient client = SERVER.client().retryBudget(Duration.ZERO).build();
    client.put(LEAD);
    Random random = new Random(19);
    for (int i = 0; i < 300; i++) {
      byte[] body = BODIES.get(i % BODIES.size()).getBytes(StandardCharsets.UTF_8);
      byte[] patch = new byte[random.nextInt(8)];
      random.nextBytes(patch);
      System.arraycopy(patch, 0, body, random.nextInt(body.length - patch.length), patch.length);
      SERVER.answers(any(anyUrl()), aResponse().withStatus(i % 7 == 0 ? 500 : 200).withBody(body));

      assertHidden(thrown(client));
    }
  }

  private static String thrown(OdooClient client) {
    StringWriter trace = new StringWriter();
    try {
      trace.write(client.put(LEAD).toString());
    } catch (OdooException failure) {
      failure.printStackTrace(new PrintWriter(trace));
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
    return trace.toString();
  }

  private static void assertHidden(String text) {
    assertThat(text).doesNotContain(SECRETS);
  }
}
