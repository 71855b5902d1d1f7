package dev.mirsal.connector.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mirsal.connector.odoo.FakeOdoo.Raised;
import dev.mirsal.connector.odoo.OdooException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the two tables of errors, by both protocols. */
class OdooErrorsTest {
  @RegisterExtension static final OdooServer SERVER = new OdooServer();

  static Stream<Arguments> errors() throws IOException {
    return Tables.rows("errors.csv")
        .flatMap(row -> Stream.of(17, 19).map(version -> Arguments.of(version, row)));
  }

  static Stream<Arguments> answers() throws IOException {
    return Tables.rows("answers.csv")
        .flatMap(
            row ->
                Stream.of(17, 19)
                    .filter(
                        version ->
                            row.get(1).equals(version < 19 ? "json-rpc" : "json-2")
                                || row.get(1).equals("both"))
                    .map(version -> Arguments.of(version, row)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_is_of_a_kind_by_its_name(int version, List<String> row) {
    String name = row.get(1);
    Raised raised = new Raised(Integer.parseInt(row.get(2)), name);
    SERVER.runs(version).failing("crm.stage/search_read", raised);

    OdooException failure =
        failure(() -> SERVER.client().retryBudget(Duration.ZERO).build().stages());

    assertThat(failure.kind()).isEqualTo(Kind.valueOf(row.get(3)));
    assertThat(failure.code()).isEqualTo(name);
    assertThat(failure)
        .hasMessageStartingWith("crm.stage/search_read: ")
        .hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void only_what_odoo_rolled_back_for_others_is_tried_again(int version, List<String> row)
      throws InterruptedException {
    Raised raised = new Raised(Integer.parseInt(row.get(2)), row.get(1));
    FakeOdoo odoo = SERVER.runs(version).failing("crm.stage/search_read", raised);
    OdooClient client = SERVER.client().build();

    if (row.get(3).equals("BUSY")) {
      assertThat(client.stages()).hasSize(2);
      assertThat(SERVER.waits()).containsExactly(Duration.ofMillis(500));
    } else {
      failure(client::stages);
      assertThat(SERVER.waits()).isEmpty();
      assertThat(odoo.calls("crm.stage/search_read")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatever_comes_back_is_of_a_kind(int version, List<String> row) throws InterruptedException {
    String answer = row.get(2);
    SERVER.runs(version);
    OdooClient client =
        OdooClient.builder(
                URI.create(AnswerCase.url(answer, SERVER.url())),
                FakeOdoo.DATABASE,
                FakeOdoo.LOGIN,
                () -> FakeOdoo.KEY)
            .timeout(AnswerCase.PATIENCE)
            .maxResponseBytes(AnswerCase.LIMIT)
            .retryBudget(Duration.ZERO)
            .build();
    if (AnswerCase.isServed(answer)) {
      client.authenticate();
      SERVER.answers(any(anyUrl()), AnswerCase.response(answer));
    }

    OdooException failure = failure(client::stages);

    assertThat(failure.kind()).isEqualTo(Kind.valueOf(row.get(3)));
    assertThat(failure).hasMessageNotContaining("SECRET").hasMessageNotContaining("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void what_a_gateway_may_have_passed_on_is_not_done_twice(int version)
      throws InterruptedException {
    SERVER.runs(version);
    OdooClient client = SERVER.client().build();
    client.authenticate();
    SERVER.answers(any(anyUrl()), aResponse().withStatus(504));

    assertThat(failure(() -> client.note(18, "x")).kind()).isEqualTo(Kind.UNANSWERED);
    assertThat(SERVER.waits()).isEmpty();
    assertThat(failure(() -> client.win(18)).kind()).isEqualTo(Kind.BUSY);
    assertThat(SERVER.waits()).hasSize(4);
  }

  @Test
  void a_name_that_is_none_is_not_shown() {
    SERVER.runs(17).failing("crm.stage/search_read", new Raised(500, "SECRETBODY with spaces"));

    OdooException failure = failure(() -> SERVER.client().build().stages());

    assertThat(failure.code()).isEqualTo("http.500");
    assertThat(failure.kind()).isEqualTo(Kind.FAILED);
    assertThat(failure).hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void a_refused_login_is_told(int version) {
    SERVER.runs(version);
    OdooClient client =
        OdooClient.builder(
                URI.create(SERVER.url()), FakeOdoo.DATABASE, FakeOdoo.LOGIN, () -> "wrong")
            .build();

    assertThat(failure(client::authenticate).kind()).isEqualTo(Kind.LOGIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void an_unknown_database_is_told(int version) {
    SERVER.runs(version);
    OdooClient client =
        OdooClient.builder(URI.create(SERVER.url()), "none", FakeOdoo.LOGIN, () -> FakeOdoo.KEY)
            .build();

    assertThat(failure(client::authenticate).kind()).isEqualTo(Kind.NO_DATABASE);
  }

  @ParameterizedTest
  @CsvSource({"14, null", "14, '\"2\"'", "14, true", "19, {}", "19, '{\"uid\":false}'"})
  void a_user_id_that_is_none_is_not_odoos(int version, String answer) {
    SERVER.runs(version).failing("res.users/context_get", answer);
    if (version < 19) {
      SERVER.answers(
          post(urlPathEqualTo("/jsonrpc")).withRequestBody(containing("authenticate")),
          okJson("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + answer + "}"));
    }

    assertThat(failure(() -> SERVER.client().build().authenticate()).kind())
        .isEqualTo(Kind.NOT_ODOO);
  }

  @Test
  void json_is_read_whatever_its_type_is_called() throws InterruptedException {
    SERVER.answers(
        post(urlPathEqualTo("/json/2/crm.stage/search_read")),
        aResponse()
            .withHeader("Content-Type", "text/plain")
            .withBody("[{\"id\":1,\"name\":\"a\"}]"));

    assertThat(SERVER.client().build().stages()).containsExactly(new OdooReference(1, "a"));
  }

  private static OdooException failure(ThrowingCallable call) {
    return catchThrowableOfType(OdooException.class, call);
  }
}
