package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.send.SendOutcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphApiTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  /** Vector of the fact sheet, section 5.1. */
  @Test
  void the_proof_is_the_tokens_digest_under_the_apps_secret() throws InterruptedException {
    GraphApi api =
        GraphApi.builder(() -> "EAAtoken")
            .baseUrl(URI.create(SERVER.url()))
            .appSecret(() -> "test_app_secret")
            .build();

    SendApiClient.messenger(api).send(Messages.messenger());

    assertThat(SERVER.requests().get(0).getUrl())
        .isEqualTo(
            "/v26.0/111/messages?appsecret_proof="
                + "d6c4deea04dad311877a7fc71b2040fadb5f611475eeec72bb3c0bfad16d5e04");
  }

  @Test
  void the_token_is_asked_for_at_every_call() throws InterruptedException {
    Iterator<String> tokens = List.of("first", "second").iterator();
    SendApiClient client =
        SendApiClient.messenger(
            GraphApi.builder(tokens::next).baseUrl(URI.create(SERVER.url())).build());

    client.send(Messages.messenger());
    client.send(Messages.messenger());

    assertThat(SERVER.requests())
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactlyInAnyOrder("Bearer first", "Bearer second");
  }

  @Test
  void version_and_address_can_be_set() throws InterruptedException {
    GraphApi api =
        SERVER.settings().baseUrl(URI.create(SERVER.url() + "/proxy/")).version("v27.1").build();

    SendApiClient.instagram(api).send(Messages.instagram(Messages.messenger().content()));

    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/proxy/v27.1/111/messages");
  }

  @Test
  void the_platforms_own_address_and_version_are_the_default() {
    assertThat(GraphApi.builder(() -> "").build())
        .hasToString("GraphApi[https://graph.facebook.com/v26.0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "26.0", "v26", "v26.0/me", "latest"})
  void a_version_that_is_none_is_refused(String version) {
    assertThatThrownBy(() -> SERVER.settings().version(version))
        .hasMessage("version: '" + version + "', must be such as v26.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "ftp://host", "http://user:SECRET@host", "http://h?token=SECRET"})
  void a_base_url_that_is_not_one_is_refused_without_showing_it(String url) {
    assertThatThrownBy(() -> SERVER.settings().baseUrl(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baseUrl: ")
        .hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S"})
  void a_timeout_is_more_than_zero(Duration timeout) {
    assertThatThrownBy(() -> SERVER.settings().timeout(timeout))
        .hasMessage("timeout: " + timeout + ", must be more than zero");
  }

  @Test
  void limits_out_of_range_are_refused_by_name_and_value() {
    assertThatThrownBy(() -> SERVER.settings().maxResponseBytes(0).build())
        .hasMessage("maxResponseBytes: 0, must be at least 1");
  }

  @Test
  void the_hosts_own_client_is_used_unless_it_follows_redirects() throws InterruptedException {
    HttpClient own = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    assertThat(
            SendApiClient.messenger(SERVER.settings().httpClient(own).build())
                .send(Messages.messenger()))
        .isEqualTo(new SendOutcome.Accepted("m_1"));
    assertThatThrownBy(() -> SERVER.settings().httpClient(following).build())
        .hasMessage("httpClient: follows redirects (NORMAL), must be NEVER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "1?x=", "א", "1 2"})
  void an_id_that_is_none_is_refused_without_showing_it(String id) {
    SendApiClient client = SendApiClient.messenger(SERVER.api());

    assertThatThrownBy(() -> AdAccount.of(SERVER.api(), id))
        .hasMessage("adAccount: must be 1 to 64 letters, digits or underscores of ASCII");
    assertThatThrownBy(() -> client.withMarketingCampaign("1", id))
        .hasMessage("campaign: must be 1 to 64 letters, digits or underscores of ASCII");
    assertThatThrownBy(() -> LeadForms.of(SERVER.api()).fetch(id))
        .hasMessage("leadId: must be 1 to 64 letters, digits or underscores of ASCII");
  }
}
