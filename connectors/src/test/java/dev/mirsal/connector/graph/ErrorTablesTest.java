package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.Channel;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every error that Meta or its integrators document, one case each, from the wire to the outcome.
 */
class ErrorTablesTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  @ParameterizedTest(name = "{0}.{1} → {2}")
  @CsvFileSource(resources = "/graph/send-api-errors.csv", numLinesToSkip = 1)
  void an_error_of_messenger_or_instagram(int code, int subcode, String expect)
      throws InterruptedException {
    SERVER.refuses(400, code, subcode);

    SendOutcome messenger = SendApiClient.messenger(SERVER.api()).send(Messages.messenger());
    SendOutcome instagram =
        SendApiClient.instagram(SERVER.api())
            .send(Messages.instagram(Messages.messenger().content()));

    assertOutcome(messenger, code, subcode, expect);
    assertThat(instagram).isEqualTo(messenger);
    assertThat(SERVER.requests()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}.{1} → {2}")
  @CsvFileSource(resources = "/graph/whatsapp-errors.csv", numLinesToSkip = 1)
  void an_error_of_whatsapp(int code, int subcode, String expect) throws InterruptedException {
    SERVER.refuses(400, code, subcode);

    SendOutcome outcome = WhatsAppCloudClient.of(SERVER.api()).send(Messages.whatsApp());

    assertOutcome(outcome, code, subcode, expect);
    assertThat(SERVER.requests()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}.{1} → {2}")
  @CsvFileSource(resources = "/graph/send-api-errors.csv", numLinesToSkip = 1)
  void the_status_beside_an_error_does_not_matter(int code, int subcode, String expect) {
    GraphOutcomes outcomes =
        new GraphOutcomes(SendApiErrors.TABLE, InstantSource.fixed(GraphServer.NOW));
    byte[] body = GraphServer.error(code, subcode).getBytes(StandardCharsets.UTF_8);

    for (int status : new int[] {200, 400, 401, 403, 429, 500, 503}) {
      Reply reply =
          new Reply.Answered(status, HttpHeaders.of(Map.of(), (name, value) -> true), body, true);
      assertOutcome(outcomes.of(reply, null), code, subcode, expect);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"MESSENGER", "WHATSAPP"})
  void every_row_of_a_table_has_its_case(Channel channel) throws IOException {
    GraphErrors table = table(channel);

    for (GraphError row : table.rows()) {
      assertThat(cases(channel))
          .as("case for " + row)
          .anyMatch(one -> row.isAbout(one.code(), one.subcode()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"MESSENGER", "WHATSAPP"})
  void no_error_is_listed_twice(Channel channel) {
    assertThat(table(channel).rows().stream().filter(row -> row.code() == row.lastCode()))
        .extracting(row -> new GraphErrorCode(row.code(), row.subcode()))
        .doesNotHaveDuplicates();
  }

  /** Meta names two or three attempts: whoever blocked the page would hold up all behind him. */
  @Test
  void the_third_temporary_error_of_a_message_is_its_receivers() throws InterruptedException {
    SERVER.refuses(500, 2, 0);
    MessageSender sender = SendApiClient.messenger(SERVER.api());

    assertThat(send(sender, 3))
        .containsExactly("deferred", "deferred", "rejected recipient for-now");
    assertThat(send(sender, 1)).containsExactly("deferred");
  }

  @Test
  void the_third_unknown_error_of_a_message_is_the_senders() throws InterruptedException {
    SERVER.refuses(400, 1, 0);

    assertThat(send(SendApiClient.messenger(SERVER.api()), 3))
        .containsExactly("deferred", "deferred", "rejected sender permanent");
  }

  @Test
  void attempts_of_different_messages_are_counted_apart_and_a_success_ends_the_count()
      throws InterruptedException {
    MessageSender sender = SendApiClient.messenger(SERVER.api());
    OutboundMessage first = Messages.messenger();
    OutboundMessage second =
        new OutboundMessage("send-2", "111", first.to(), first.content(), first.permit());

    SERVER.refuses(500, 2, 0);
    assertThat(send(sender, 2)).containsOnly("deferred");
    assertThat(sender.send(second)).isInstanceOf(SendOutcome.Deferred.class);
    SERVER.answers(200, "{}");
    sender.send(first);
    SERVER.refuses(500, 2, 0);
    assertThat(send(sender, 2)).containsOnly("deferred");
  }

  @ParameterizedTest
  @CsvSource({"graph.10.2018278, 10, 2018278", "graph.190, 190, 0", "graph.-1, -1, 0"})
  void an_outcomes_code_gives_the_platforms_back(String text, int code, int subcode) {
    GraphErrorCode expected = new GraphErrorCode(code, subcode);

    assertThat(GraphErrorCode.parse(text)).contains(expected);
    assertThat(expected).hasToString(text);
    assertThat(GraphErrorCode.of(new SendOutcome.Deferred(null, text, ""))).contains(expected);
    assertThat(GraphErrorCode.of(new SendOutcome.Unknown(text, ""))).contains(expected);
    assertThat(GraphErrorCode.of(new SendOutcome.Accepted(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"graph.timeout", "waha.190", "graph.1.2.3", "graph.99999999999", "graph."})
  void a_code_of_our_own_is_none_of_the_platforms(String text) {
    assertThat(GraphErrorCode.parse(text)).isEmpty();
  }

  private static List<String> send(MessageSender sender, int times) throws InterruptedException {
    Stream.Builder<String> kinds = Stream.builder();
    for (int i = 0; i < times; i++) {
      kinds.add(Outcomes.kind(sender.send(Messages.messenger())));
    }
    return kinds.build().toList();
  }

  private static void assertOutcome(SendOutcome outcome, int code, int subcode, String expect) {
    String wait = expect.contains("+") ? expect.substring(expect.indexOf('+') + 1) : null;
    assertThat(Outcomes.kind(outcome)).isEqualTo(expect.replaceAll(" \\+.*", ""));
    assertThat(GraphErrorCode.of(outcome)).contains(new GraphErrorCode(code, subcode));
    if (outcome instanceof SendOutcome.Deferred deferred) {
      assertThat(deferred.until())
          .isEqualTo(wait == null ? null : GraphServer.NOW.plus(Duration.parse(wait)));
    }
  }

  private static GraphErrors table(Channel channel) {
    return channel == Channel.WHATSAPP ? WhatsAppErrors.TABLE : SendApiErrors.TABLE;
  }

  private static List<GraphErrorCode> cases(Channel channel) throws IOException {
    String file = channel == Channel.WHATSAPP ? "whatsapp" : "send-api";
    try (InputStream in =
        ErrorTablesTest.class.getResourceAsStream("/graph/" + file + "-errors.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(cell -> new GraphErrorCode(Integer.parseInt(cell[0]), Integer.parseInt(cell[1])))
          .toList();
    }
  }
}
