package dev.mirsal.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, and values that are refused before any call. */
class OdooClientTest {
  @RegisterExtension static final OdooServer SERVER = new OdooServer();

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void the_key_may_rotate(int version) throws InterruptedException {
    SERVER.runs(version);
    AtomicReference<String> key = new AtomicReference<>("wrong");
    OdooClient client =
        OdooClient.builder(URI.create(SERVER.url()), FakeOdoo.DATABASE, FakeOdoo.LOGIN, key::get)
            .build();
    assertThatThrownBy(client::authenticate).isInstanceOf(OdooException.class);

    key.set(FakeOdoo.KEY);

    assertThat(client.authenticate()).isEqualTo(FakeOdoo.API_USER);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void a_key_that_cannot_be_had_is_told_and_calls_nobody(int version) {
    SERVER.runs(version);
    List<Supplier<String>> suppliers =
        List.of(
            () -> " ",
            () -> {
              throw new IllegalStateException("vault sealed, SECRETKEY");
            });
    for (Supplier<String> supplier : suppliers) {
      OdooClient client =
          OdooClient.builder(URI.create(SERVER.url()), "prod", "u", supplier).build();

      OdooException failure = catchThrowableOfType(OdooException.class, client::authenticate);

      assertThat(failure.kind()).isEqualTo(OdooException.Kind.LOGIN);
      assertThat(failure).hasMessageEndingWith(": the host gave no usable key").hasNoCause();
    }
  }

  @Test
  void a_password_may_hold_what_a_header_may_not() {
    Supplier<String> password = () -> "סיסמה with spaces";

    SERVER.runs(14);
    assertThatThrownBy(() -> client(password).authenticate())
        .hasMessage("common/authenticate: user or key refused");
    SERVER.runs(19);
    assertThatThrownBy(() -> client(password).authenticate())
        .hasMessage("res.users/context_get: the host gave no usable key");
  }

  private static OdooClient client(Supplier<String> key) {
    return OdooClient.builder(URI.create(SERVER.url()), "prod", FakeOdoo.LOGIN, key).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://h           | prod   | u | baseUrl: must be an absolute http or https URL",
        "http://u:SECRET@h | prod   | u | baseUrl: must have no user information",
        "http://h          | ' '    | u | database: ' ', must be visible ASCII characters",
        "http://h          | a b    | u | database: 'a b', must be visible ASCII characters",
        "http://h          | prod   | ' ' | login: is blank",
      })
  void a_place_that_is_none_is_refused(String url, String database, String login, String message) {
    URI uri = URI.create(url);

    assertThatThrownBy(() -> OdooClient.builder(uri, database, login, () -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void limits_out_of_range_are_refused_by_name_and_value() {
    OdooClient.Builder builder = SERVER.client();

    assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
        .hasMessage("timeout: PT0S, must be more than zero");
    assertThatThrownBy(() -> builder.timeout(Duration.ofSeconds(-1)))
        .hasMessage("timeout: PT-1S, must be more than zero");
    assertThatThrownBy(() -> builder.retryBudget(Duration.ofSeconds(-1)))
        .hasMessage("retryBudget: PT-1S, must not be negative");
    assertThatThrownBy(() -> builder.cacheTtl(Duration.ofSeconds(-1)))
        .hasMessage("cacheTtl: PT-1S, must not be negative");
    assertThatThrownBy(() -> builder.batchSize(0))
        .hasMessage("batchSize: 0, must be from 1 to 1000");
    assertThatThrownBy(() -> builder.batchSize(1_001))
        .hasMessage("batchSize: 1001, must be from 1 to 1000");
    assertThatThrownBy(() -> builder.externalIdModule("a.b"))
        .hasMessage("externalIdModule: 'a.b', must be lower-case letters, digits and _");
    assertThatThrownBy(() -> SERVER.client().maxResponseBytes(0).build())
        .hasMessage("maxResponseBytes: 0, must be at least 1");
  }

  @Test
  void the_hosts_own_client_is_used_unless_it_follows_redirects() throws InterruptedException {
    HttpClient own = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    assertThat(SERVER.client().httpClient(own).build().version()).isEqualTo("19.0");
    assertThatThrownBy(() -> SERVER.client().httpClient(following).build())
        .hasMessage("httpClient: follows redirects (ALWAYS), must be NEVER");
  }

  @Test
  void a_lead_has_an_id_and_a_name() {
    assertThatThrownBy(() -> Lead.builder(" ", "n"))
        .hasMessage("externalId: 1 characters, must be 1 to 200, not blank");
    assertThatThrownBy(() -> Lead.builder("x".repeat(201), "n"))
        .hasMessage("externalId: 201 characters, must be 1 to 200, not blank");
    assertThatThrownBy(() -> Lead.builder("1", "\0")).hasMessage("name: is blank");
    assertThatThrownBy(() -> Lead.builder("1", "n").tag(" ")).hasMessage("tag: is blank");
    assertThatThrownBy(() -> Lead.builder("1", "n").team(0))
        .hasMessage("team: 0, must be at least 1");
    assertThatThrownBy(() -> Lead.builder("1", "n").user(-1))
        .hasMessage("user: -1, must be at least 1");
  }

  @Test
  void an_activity_has_a_kind_and_a_summary() {
    LocalDate due = LocalDate.of(2026, 11, 23);

    assertThat(Activity.todo("x", due).type()).isEqualTo("mail.mail_activity_data_todo");
    assertThatThrownBy(() -> Activity.call(" ", due)).hasMessage("summary: is blank");
    assertThatThrownBy(() -> new Activity("", "x", due, null, null)).hasMessage("type: is blank");
    assertThatThrownBy(() -> Activity.call("x", due).assignedTo(0))
        .hasMessage("user: 0, must be at least 1");
  }
}
