package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Looks for a message by the id that was chosen for it.
 *
 * <p>That it is not there proves nothing by itself: the attempt may be under way, WAHA may have
 * been another version then, keep no messages, or keep this one under another spelling of the chat.
 * So absence is said only of GOWS, which looks by the bare id, and only if enough time has passed,
 * the server has been up since before the attempt, and it shows a message that the session sent
 * later.
 */
final class Tracing {
  /** WAHA waits 10 s for a session, and its engine 30 s for WhatsApp; media take up to 90 s. */
  static final Duration SETTLED = Duration.ofMinutes(5);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private static final String BY_BARE_ID = "GOWS";

  private final WahaCalls calls;
  private final SessionHealth health;
  private final OwnIds ownIds;
  private final InstantSource clock;

  Tracing(WahaCalls calls, SessionHealth health, OwnIds ownIds, InstantSource clock) {
    this.calls = calls;
    this.health = health;
    this.ownIds = ownIds;
    this.clock = clock;
  }

  Trace of(OutboundMessage message, String chatId, Instant attemptedAt)
      throws InterruptedException {
    String ownId = ownIds.of(message);
    if (ownId == null) {
      return new Trace.Unclear();
    }
    Reply reply = calls.get(path(message, chatId, ownId));
    String found = MessageIds.of(WahaAnswer.ofSuccess(reply));
    if (found != null && MessageIds.bare(found).equals(ownId)) {
      return new Trace.Found(found);
    }
    return isNotFound(reply) && isCertain(message.sender(), attemptedAt)
        ? new Trace.Absent()
        : new Trace.Unclear();
  }

  private static String path(OutboundMessage message, String chatId, String ownId) {
    return "/api/%s/chats/%s/messages/%s?downloadMedia=false"
        .formatted(
            message.sender(),
            WahaCalls.escaped(chatId),
            WahaCalls.escaped("true_" + chatId + "_" + ownId));
  }

  /** Not the 404 of an unknown path, nor that of an unknown session. */
  private static boolean isNotFound(Reply reply) {
    return reply instanceof Reply.Answered answered
        && answered.status() == 404
        && WahaAnswer.of(answered).error().toLowerCase(Locale.ROOT).contains("message not found");
  }

  private boolean isCertain(String session, Instant attemptedAt) throws InterruptedException {
    return health.engine(session).equals(BY_BARE_ID)
        && health.obstacle(session) == null
        && !clock.instant().isBefore(attemptedAt.plus(SETTLED))
        && isUpSince(attemptedAt)
        && keepsWhatIsSent(session, attemptedAt);
  }

  private boolean isUpSince(Instant attemptedAt) throws InterruptedException {
    Instant start =
        Times.ofMillis(
            WahaAnswer.ofSuccess(calls.get("/api/server/status")).path("startTimestamp"));
    return start != null && start.isBefore(attemptedAt.minus(CLOCKS_DIFFER));
  }

  private boolean keepsWhatIsSent(String session, Instant attemptedAt) throws InterruptedException {
    for (JsonNode chat :
        WahaAnswer.ofSuccess(calls.get("/api/" + session + "/chats/overview?limit=20"))) {
      JsonNode last = chat.path("lastMessage");
      Instant at = Times.ofSeconds(last.path("timestamp"));
      if (last.path("fromMe").asBoolean()
          && at != null
          && at.isAfter(attemptedAt.plus(CLOCKS_DIFFER))) {
        return true;
      }
    }
    return false;
  }
}
