package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.http.RetryAfter;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's answers mean: the one place where they become outcomes. Details are made of
 * our own words, never of the platform's, which echo what was sent.
 */
final class GraphOutcomes {
  private static final String BAD_ANSWER = "graph.bad_answer";

  private final GraphErrors errors;
  private final InstantSource clock;
  private final Repeats repeats = new Repeats();

  GraphOutcomes(GraphErrors errors, InstantSource clock) {
    this.errors = errors;
    this.clock = clock;
  }

  /**
   * Returns what became of an attempt.
   *
   * @param id tells repeated attempts of one message, or null for what is not repeated
   */
  SendOutcome of(Reply reply, @Nullable String id) {
    if (GraphApi.NO_TOKEN.equals(reply)) {
      return notReached("graph.no_token", (Reply.NotSent) reply);
    }
    if (reply instanceof Reply.NotSent notSent) {
      return notReached("graph.unreachable", notSent);
    }
    if (reply instanceof Reply.Answered answered) {
      return answered(answered, id);
    }
    return ((Reply.Unanswered) reply).timedOut()
        ? new Unknown("graph.timeout", "no answer in time")
        : new Unknown("graph.connection_lost", "the connection was lost before an answer came");
  }

  /** Returns what a call that is no message brought, or why it brought nothing. */
  <T> CallResult<T> result(Reply reply, Function<JsonNode, @Nullable T> reader) {
    SendOutcome outcome = of(reply, null);
    if (!(outcome instanceof Accepted)) {
      return new CallResult.Failed<>(outcome);
    }
    T value = reader.apply(GraphAnswer.of((Reply.Answered) reply).root());
    return value == null
        ? new CallResult.Failed<>(new Unknown(BAD_ANSWER, "the answer does not say what was asked"))
        : new CallResult.Done<>(value);
  }

  private SendOutcome answered(Reply.Answered answered, @Nullable String id) {
    GraphAnswer answer = GraphAnswer.of(answered);
    GraphErrorCode code = answer.error();
    SendOutcome outcome =
        code == null ? byStatus(answered, answer) : byError(answered, answer, code, id);
    if (id != null && !(outcome instanceof SendOutcome.Deferred)) {
      repeats.forget(id);
    }
    return outcome;
  }

  private SendOutcome byError(
      Reply.Answered answered, GraphAnswer answer, GraphErrorCode code, @Nullable String id) {
    GraphError known = errors.find(code.code(), code.subcode());
    if (known == null) {
      return unlisted(answered, answer.isTransient(), code.toString(), "an error not listed");
    }
    Meaning meaning = known.meaning();
    if (id != null && meaning.isLimited() && repeats.isLast(id)) {
      meaning = meaning.atLast();
    }
    return meaning.outcome(
        code.toString(), numbered(answered, known.says()), until(answered, known.pause()));
  }

  private SendOutcome byStatus(Reply.Answered answered, GraphAnswer answer) {
    if (answered.status() / 100 == 2) {
      return accepted(answer);
    }
    String code = answered.status() / 100 == 5 ? "graph.server_error" : BAD_ANSWER;
    return unlisted(answered, false, code, "the answer is not the Graph API's");
  }

  /** Success is success, with a readable id or without; only a page for people is none. */
  private static SendOutcome accepted(GraphAnswer answer) {
    JsonNode success = answer.root().path("success");
    if (answer.isPage()) {
      return new Unknown(BAD_ANSWER, "the answer is not the Graph API's");
    }
    return success.isBoolean() && !success.asBoolean()
        ? new Unknown("graph.not_confirmed", "the platform does not say that it took the message")
        : new Accepted(answer.messageId());
  }

  /** Decides on what no table lists: by what the platform says of it, then by the status. */
  private SendOutcome unlisted(Reply.Answered answered, boolean passes, String code, String says) {
    int status = answered.status();
    if (passes || status == 429) {
      String named = code.equals(BAD_ANSWER) ? "graph.rate_limited" : code;
      return Meaning.RETRY.outcome(named, numbered(answered, says), until(answered, null));
    }
    return meaning(status, code.equals(BAD_ANSWER)).outcome(code, numbered(answered, says), null);
  }

  private static Meaning meaning(int status, boolean foreign) {
    if (status / 100 == 4 && status != 401 && status != 403 && !foreign) {
      return Meaning.CONTENT;
    }
    return status / 100 == 3 || status / 100 == 4 ? Meaning.SENDER : Meaning.POSSIBLY_SENT;
  }

  private @Nullable Instant until(Reply.Answered answered, @Nullable Duration usual) {
    Instant named = RetryAfter.of(answered.headers(), clock);
    Instant regained = UsageHeaders.of(answered.headers()).until(clock.instant());
    Instant latest = later(named, regained);
    return latest == null && usual != null ? clock.instant().plus(usual) : latest;
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private static String numbered(Reply.Answered answered, String says) {
    return "HTTP " + answered.status() + ": " + says;
  }

  private static Rejected notReached(String code, Reply.NotSent notSent) {
    return new Rejected(Fault.SENDER, code, false, false, notSent.reason());
  }
}
