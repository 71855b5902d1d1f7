package dev.mirsal.connector.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version is found out, and the protocol follows from it. */
class OdooVersionTest {
  @RegisterExtension static final OdooServer SERVER = new OdooServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'version_info':[19,0,0,'final',0,''],'version':'19.0'} | | 19.0 | true",
        "200 | {'version_info':['saas~18',4,0,'final',0,''],'version':'saas~18.4'} | | 18.4 | true",
        "200 | {'version':'20.0'} | | 20.0 | true",
        "400 | <html> | {'server_version':'14.0','server_version_info':[14,0,0,'final',0,'']} | 14.0 | false",
        "404 | <html> | {'server_version':'18.0+e-20260101'} | 18.0 | false",
        "404 | <html> | {'server_version':'saas~18.4','server_version_info':['saas~18',4]} | 18.4 | true",
        "200 | <html> | {'server_version':'17.0'} | 17.0 | false",
        "200 | {'version':'newest'} | {'server_version':'16.0'} | 16.0 | false",
      })
  void a_version_is_read_from_either_place(
      int status, String web, @Nullable String rpc, String version, boolean json2)
      throws Exception {
    answers(status, web, rpc);

    assertThat(SERVER.client().build().version()).isEqualTo(version);
    String[] numbers = version.split("\\.");
    assertThat(
            new OdooVersion(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]))
                .speaksJson2())
        .isEqualTo(json2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | {}    | {'server_version':'x'}",
        "404 | {}    | {}",
        "404 | {}    | []",
        "404 | {}    | 7",
        "302 | <html>| 'x'",
      })
  void a_version_that_cannot_be_read_is_not_odoos(int status, String web, String rpc) {
    answers(status, web, rpc);

    assertThatThrownBy(() -> SERVER.client().build().version())
        .isInstanceOf(OdooException.class)
        .hasMessage("common/version: the answer is not Odoo's");
  }

  @Test
  void a_server_that_is_starting_is_waited_for() {
    SERVER.answers(get(urlPathEqualTo("/web/version")), aResponse().withStatus(503));

    assertThatThrownBy(() -> SERVER.client().build().version())
        .hasMessage("common/version: the server is not available (http.503)");
    assertThat(SERVER.waits()).hasSize(4);
    assertThat(SERVER.requests()).hasSize(5);
  }

  @Test
  void version_user_and_fields_are_asked_once_until_the_memory_ends() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(17);
    AtomicLong nanoseconds = new AtomicLong();
    OdooClient client =
        SERVER.client().cacheTtl(Duration.ofMinutes(1)).ticker(nanoseconds::get).build();

    client.put(Lead.builder("1", "n").build());
    client.put(Lead.builder("2", "n").build());

    assertThat(odoo.calls("crm.lead/fields_get")).hasSize(1);
    assertThat(SERVER.requests())
        .filteredOn(request -> request.getBodyAsString().contains("\"authenticate\""))
        .hasSize(1);
    nanoseconds.addAndGet(Duration.ofMinutes(2).toNanos());
    client.put(Lead.builder("3", "n").build());
    assertThat(odoo.calls("crm.lead/fields_get")).hasSize(2);
    assertThat(SERVER.requests()).extracting(LoggedRequest::getUrl).contains("/web/version");
  }

  @Test
  void an_update_of_the_server_changes_the_protocol() throws InterruptedException {
    SERVER.runs(18);
    OdooClient client = SERVER.client().cacheTtl(Duration.ZERO).build();
    assertThat(client.version()).isEqualTo("18.0");

    SERVER.runs(19);

    assertThat(client.put(Lead.builder("1", "n").build()).version()).isEqualTo("19.0");
  }

  private static void answers(int status, String web, @Nullable String rpc) {
    SERVER.answers(
        get(urlPathEqualTo("/web/version")),
        aResponse().withStatus(status).withBody(web.replace('\'', '"')));
    String result = rpc == null ? "null" : rpc.replace('\'', '"');
    SERVER.answers(
        post(urlPathEqualTo("/jsonrpc")),
        aResponse().withBody("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}"));
  }
}
