package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Chats are marked as read, and a message is typed, if the host wants it. */
class WahaTypingTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private final List<Duration> slept = new ArrayList<>();

  @Test
  void a_message_is_typed_before_it_goes() throws Exception {
    SendOutcome outcome = typing(60, 15).build().send(Messages.text());

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted("3EB0"));
    assertThat(SERVER.all())
        .extracting(LoggedRequest::getUrl)
        .containsSubsequence(
            "/api/sendSeen", "/api/startTyping", "/api/stopTyping", "/api/sendText");
    for (LoggedRequest request : SERVER.posts()) {
      assertThat(OpenApi.waha().violations("POST", request.getUrl(), request.getBodyAsString()))
          .isEmpty();
    }
    assertThat(slept).hasSize(1);
  }

  @Test
  void what_waha_says_of_typing_does_not_matter() throws Exception {
    for (String path : List.of("/api/sendSeen", "/api/startTyping", "/api/stopTyping")) {
      SERVER.answers("POST", path, aResponse().withStatus(500));
    }

    assertThat(typing(60, 15).build().send(Messages.text()))
        .isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void nothing_is_typed_unless_it_is_wanted_nor_for_a_message_that_does_not_go() throws Exception {
    SERVER.client().build().send(Messages.text());
    typing(60, 15)
        .build()
        .send(
            new OutboundMessage(
                "1", "default", Address.messenger("1"), new MessageContent.Text("x")));

    assertThat(SERVER.posts()).extracting(LoggedRequest::getUrl).containsOnly("/api/sendText");
    assertThat(slept).isEmpty();
  }

  @Test
  void typing_takes_as_long_as_the_text_and_differs_by_message() {
    Set<Duration> drawn = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      drawn.add(duration("m" + i, 100));
    }

    assertThat(drawn).hasSizeGreaterThan(50);
    assertThat(drawn)
        .allSatisfy(
            time -> assertThat(time).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(9)));
    assertThat(duration("m1", 100)).isEqualTo(duration("m1", 100));
    assertThat(duration("m1", 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(duration("m1", 10_000)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> typing(-1, 1)).hasMessageContaining("typing.perCharacter");
    assertThatThrownBy(() -> typing(1, 0)).hasMessageContaining("typing.atMost");
  }

  private static Duration duration(String id, int length) {
    return Typing.duration(
        new OutboundMessage(
            id, "d", Messages.text().to(), new MessageContent.Text("x".repeat(length))),
        Duration.ofMillis(60),
        Duration.ofSeconds(15));
  }

  private WahaClient.Builder typing(int millisPerCharacter, int secondsAtMost) {
    return SERVER
        .client()
        .typing(
            Duration.ofMillis(millisPerCharacter), Duration.ofSeconds(secondsAtMost), slept::add);
  }
}
