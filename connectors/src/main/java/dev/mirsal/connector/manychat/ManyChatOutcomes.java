package dev.mirsal.connector.manychat;

import static dev.mirsal.send.Fault.CONTENT;
import static dev.mirsal.send.Fault.POLICY;
import static dev.mirsal.send.Fault.RECIPIENT;
import static dev.mirsal.send.Fault.SENDER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.http.RetryAfter;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What ManyChat's answers mean: the one place where they become outcomes. Only 200 and 400 are
 * documented, and errors come under both. Details are our own words, never ManyChat's.
 */
final class ManyChatOutcomes {
  private static final boolean PERMANENT = true;
  private static final boolean FOR_NOW = false;

  /** How long an account rests that was told to slow down, but not for how long. */
  private static final Duration REST = Duration.ofMinutes(1);

  /** The first rule that fits counts. Each is a row of the answers in the tests. */
  private static final List<Rule> RULES =
      List.of(
          status(429, 429).defer("rate_limited", "too many requests"),
          status(300, 399).reject(SENDER, PERMANENT, "redirect", "the base URL points elsewhere"),
          status(401, 401).reject(SENDER, PERMANENT, "unauthorized", "the key is missing or wrong"),
          status(403, 403).reject(SENDER, PERMANENT, "forbidden", "key or plan do not allow it"),
          status(404, 404).reject(SENDER, PERMANENT, "not_found", "no such path: see the base URL"),
          status(408, 408).reject(SENDER, FOR_NOW, "unavailable", "the server is not available"),
          status(413, 413).reject(CONTENT, PERMANENT, "too_large", "the message is too large"),
          // Whatever the body says: it has been seen to be late rather than failed.
          status(500, 999).unknown("server_error", "the server failed"),
          code(3011, 3011).reject(POLICY, PERMANENT, "window_closed", "the 24 hours are over"),
          code(3021, 3021).reject(POLICY, PERMANENT, "no_otn_token", "no one-time token is left"),
          code(3031, 3031)
              .reject(POLICY, PERMANENT, "no_reason", "there is no notification reason"),
          code(3040, 3049)
              .reject(RECIPIENT, PERMANENT, "channel", "not to be reached over this channel"),
          code(2011, 2011).reject(RECIPIENT, PERMANENT, "unregistered", "the user_ref is unknown"),
          code(2012, 2012).reject(RECIPIENT, FOR_NOW, "unlinked", "the user_ref has nobody yet"),
          words("too many requests|rate limit").defer("rate_limited", "too many requests"),
          words("subscriber does not exist")
              .reject(RECIPIENT, PERMANENT, "subscriber_unknown", "no such subscriber here"),
          words("subscriber is not active|something went wrong")
              .reject(RECIPIENT, FOR_NOW, "subscriber_inactive", "never wrote, or is not ours"),
          words("permission denied to import")
              .reject(SENDER, PERMANENT, "import_denied", "ManyChat has to permit the import"),
          words("already exists")
              .reject(RECIPIENT, PERMANENT, "already_exists", "there is such a subscriber"),
          words("not a valid whatsapp")
              .reject(RECIPIENT, PERMANENT, "not_on_whatsapp", "the number is not on WhatsApp"),
          words("message.?tag").reject(POLICY, PERMANENT, "tag", "the message tag is refused"),
          words("validation error")
              .reject(CONTENT, PERMANENT, "invalid", "ManyChat finds the request invalid"),
          words("").reject(CONTENT, PERMANENT, "bad_request", "ManyChat refuses the request"),
          status(400, 499).reject(SENDER, PERMANENT, "bad_answer", "the answer is not ManyChat's"),
          status(0, 299).unknown("not_confirmed", "no success is reported"));

  private final InstantSource clock;

  ManyChatOutcomes(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the data of a success, which may be missing, or why there is none. */
  CallResult<JsonNode> of(Reply reply) {
    if (reply instanceof Reply.Answered answered) {
      ManyChatAnswer answer = ManyChatAnswer.of(answered);
      return answered.status() / 100 == 2 && answer.isSuccess()
          ? new CallResult.Done<>(answer.data())
          : new CallResult.Failed<>(failed(answered, answer));
    }
    return new CallResult.Failed<>(withoutAnswer(reply));
  }

  private static SendOutcome withoutAnswer(Reply reply) {
    if (reply instanceof Reply.NotSent notSent) {
      String code = ManyChatCalls.NO_KEY.equals(reply) ? "manychat.no_key" : "manychat.unreachable";
      return new Rejected(SENDER, code, FOR_NOW, false, notSent.reason());
    }
    return ((Reply.Unanswered) reply).timedOut()
        ? new Unknown("manychat.timeout", "no answer in time")
        : new Unknown("manychat.connection_lost", "the connection was lost before an answer came");
  }

  private SendOutcome failed(Reply.Answered answered, ManyChatAnswer answer) {
    int code = answer.isError() ? answer.code() : 0;
    String words = answer.isError() ? answer.words() : "";
    Rule first =
        RULES.stream()
            .filter(rule -> rule.fits(answered.status(), answer.isError(), code, words))
            .findFirst()
            .orElseThrow();
    String seen = "HTTP " + answered.status() + (code == 0 ? ": " : ", code " + code + ": ");
    return finish(first.outcome, answered, seen);
  }

  private SendOutcome finish(SendOutcome outcome, Reply.Answered answered, String seen) {
    if (outcome instanceof Rejected rejected) {
      return new Rejected(
          rejected.fault(), rejected.code(), rejected.permanent(), true, seen + rejected.detail());
    }
    if (outcome instanceof Deferred deferred) {
      Instant named = RetryAfter.of(answered.headers(), clock);
      Instant until = named == null ? clock.instant().plus(REST) : named;
      return new Deferred(until, deferred.code(), seen + deferred.detail());
    }
    Unknown unknown = (Unknown) outcome;
    return new Unknown(unknown.code(), seen + unknown.detail());
  }

  private static When status(int from, int to) {
    return new When(from, to, 0, Integer.MAX_VALUE, false, "");
  }

  private static When code(int from, int to) {
    return new When(0, 999, from, to, true, "");
  }

  private static When words(String words) {
    return new When(0, 999, 0, Integer.MAX_VALUE, true, words);
  }

  /** Ranges are inclusive at both ends; an error is a body that says that it is one. */
  private record When(
      int fromStatus, int toStatus, int fromCode, int toCode, boolean error, String words) {
    Rule reject(Fault fault, boolean permanent, String code, String detail) {
      return rule(new Rejected(fault, "manychat." + code, permanent, true, detail));
    }

    Rule defer(String code, String detail) {
      return rule(new Deferred(null, "manychat." + code, detail));
    }

    Rule unknown(String code, String detail) {
      return rule(new Unknown("manychat." + code, detail));
    }

    private Rule rule(SendOutcome outcome) {
      return new Rule(this, Pattern.compile(words, Pattern.CASE_INSENSITIVE), outcome);
    }
  }

  private record Rule(When when, Pattern words, SendOutcome outcome) {
    boolean fits(int status, boolean error, int code, String text) {
      return status >= when.fromStatus
          && status <= when.toStatus
          && (error || !when.error)
          && code >= when.fromCode
          && code <= when.toCode
          && words.matcher(text).find();
    }
  }
}
