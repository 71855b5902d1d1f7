package dev.mirsal.connector.waha;

import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.time.Draws;
import dev.mirsal.time.Sleeper;
import java.time.Duration;

/**
 * Does what a person does before a message goes, as WAHA's <a
 * href="https://waha.devlike.pro/docs/overview/how-to-avoid-blocking/">advice against blocking</a>
 * says: read what there is, type for a while that grows with the text, stop typing. What WAHA
 * answers does not matter: the message goes anyway.
 */
final class Typing {
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final WahaCalls calls;
  private final Duration perCharacter;
  private final Duration atMost;
  private final Sleeper sleeper;

  Typing(WahaCalls calls, Duration perCharacter, Duration atMost, Sleeper sleeper) {
    this.calls = calls;
    this.perCharacter = perCharacter;
    this.atMost = atMost;
    this.sleeper = sleeper;
  }

  void before(OutboundMessage message, String chatId) throws InterruptedException {
    gesture("/api/sendSeen", message, chatId);
    gesture("/api/startTyping", message, chatId);
    sleeper.sleep(duration(message, perCharacter, atMost));
    gesture("/api/stopTyping", message, chatId);
  }

  /** Half to one and a half times what the length says, drawn for each message. */
  static Duration duration(OutboundMessage message, Duration perCharacter, Duration atMost) {
    int length = message.content() instanceof MessageContent.Text text ? text.body().length() : 0;
    Duration typed = perCharacter.multipliedBy(length);
    long percent = Draws.between(Draws.stream(message.id()), Draws.stream("typing"), 0, 50, 150);
    Duration drawn = typed.multipliedBy(percent).dividedBy(100);
    Duration enough = drawn.compareTo(LEAST) < 0 ? LEAST : drawn;
    return enough.compareTo(atMost) > 0 ? atMost : enough;
  }

  private void gesture(String path, OutboundMessage message, String chatId)
      throws InterruptedException {
    calls.post(WahaRequests.gesture(path, message.sender(), chatId));
  }
}
