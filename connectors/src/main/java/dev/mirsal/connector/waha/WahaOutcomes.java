package dev.mirsal.connector.waha;

import static dev.mirsal.send.Fault.CONTENT;
import static dev.mirsal.send.Fault.RECIPIENT;
import static dev.mirsal.send.Fault.SENDER;

import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.http.RetryAfter;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What WAHA's answers mean: the one place where they become outcomes. Details are made of the words
 * in this file, never of the server's, which echo phone and text.
 */
final class WahaOutcomes {
  private static final boolean PERMANENT = true;
  private static final boolean FOR_NOW = false;

  private static final String NOT_WORKING = "waha.session_not_working";
  private static final String WORKING = "WORKING";
  private static final Set<String> OTHER_STATES =
      Set.of(
          "STOPPED",
          "STARTING",
          "SCAN_QR_CODE",
          "PASSKEY_REQUIRED",
          "PASSKEY_CONFIRMATION_REQUIRED",
          "FAILED");

  /**
   * Refusals that leave open whether the session works: the key may send but not read, or there is
   * no such path. The send itself will tell.
   */
  private static final Set<String> SILENT_ON_SESSION =
      Set.of("waha.forbidden", "waha.not_found", "waha.bad_answer");

  /**
   * The first rule that fits an answer decides. Each is held by a case in {@code answers.tsv} of
   * the tests, with its source.
   */
  private static final List<Rule> RULES =
      List.of(
          on(401).reject(SENDER, PERMANENT, "waha.unauthorized", "the API key is missing or wrong"),
          on(403).reject(SENDER, PERMANENT, "waha.forbidden", "the API key may not do this"),
          on(404, "session not found|didn't find a session")
              .reject(SENDER, PERMANENT, "waha.session_unknown", "there is no such session"),
          on(404)
              .reject(SENDER, PERMANENT, "waha.not_found", "no such path: check URL and version"),
          on(408).reject(SENDER, FOR_NOW, "waha.unavailable", "the server is not available"),
          on(413).reject(CONTENT, PERMANENT, "waha.too_large", "the message is too large"),
          on(422, "session status is not as expected")
              .reject(SENDER, FOR_NOW, NOT_WORKING, "the session is not working"),
          on(422, "session .* does not exist")
              .reject(SENDER, PERMANENT, "waha.session_unknown", "there is no such session"),
          on(422, "support only 'default' session")
              .reject(SENDER, PERMANENT, "waha.edition", "this edition has only one session"),
          on(422, "available only in plus")
              .reject(
                  CONTENT, PERMANENT, "waha.edition", "this edition cannot send such a message"),
          on(429).defer("waha.rate_limited", "too many requests"),
          on(500, "no lid found|no lid for user")
              .reject(RECIPIENT, PERMANENT, "waha.recipient_unknown", "WhatsApp has no such user"),
          on(500, "\\b463\\b")
              .reject(
                  SENDER,
                  PERMANENT,
                  "waha.account_restricted",
                  "WhatsApp keeps this account from writing to strangers (463)"),
          on(500, "rate-overlimit|\\bdata=429\\b")
              .defer("waha.rate_limited", "WhatsApp asks to slow down"),
          on(500, "connection closed")
              .unknown("waha.connection_closed", "the session lost its connection while sending"),
          on(500, "deadline_exceeded")
              .unknown("waha.deadline_exceeded", "the engine did not finish in time"),
          on(500, "entity\\.too\\.large|payloadtoolargeerror")
              .reject(CONTENT, PERMANENT, "waha.too_large", "the message is too large"),
          on(500, "typeerror|cannot read properties of|invalid poll values|selectablecount")
              .reject(CONTENT, PERMANENT, "waha.bad_request", "WAHA cannot make sense of it"),
          on(501)
              .reject(
                  CONTENT,
                  PERMANENT,
                  "waha.not_in_engine",
                  "the engine cannot send such a message"),
          on(503).reject(SENDER, FOR_NOW, "waha.unavailable", "the server is not available"),
          between(300, 399)
              .reject(SENDER, PERMANENT, "waha.redirect", "the base URL points to another place"),
          between(400, 499, "^$")
              .reject(SENDER, PERMANENT, "waha.bad_answer", "the answer is not WAHA's"),
          between(400, 499)
              .reject(CONTENT, PERMANENT, "waha.bad_request", "WAHA refuses the message"),
          between(0, 999).unknown("waha.server_error", "the server failed while sending"));

  private final InstantSource clock;

  WahaOutcomes(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns what became of a message whose sending brought this reply. */
  SendOutcome ofSend(Reply reply) {
    if (WahaCalls.NO_KEY.equals(reply)) {
      return new Rejected(SENDER, "waha.no_key", FOR_NOW, false, "the host gave no usable API key");
    }
    if (reply instanceof Reply.NotSent notSent) {
      return new Rejected(SENDER, "waha.unreachable", FOR_NOW, false, notSent.reason());
    }
    if (reply instanceof Reply.Answered answered) {
      return isSuccess(answered) ? accepted(WahaAnswer.of(answered)) : failed(answered);
    }
    return ((Reply.Unanswered) reply).timedOut()
        ? new Unknown("waha.timeout", "no answer in time")
        : new Unknown("waha.connection_lost", "the connection was lost before an answer came");
  }

  /** Returns what keeps a session from sending, by the reply to a question for it, or null. */
  @Nullable Rejected obstacle(Reply reply) {
    if (reply instanceof Reply.Answered answered && isSuccess(answered)) {
      WahaAnswer answer = WahaAnswer.of(answered);
      return answer.isHtml() ? obstacle(accepted(answer)) : notWorking(answer.sessionStatus());
    }
    return obstacle(ofSend(reply));
  }

  /**
   * Returns what the reply to another question than for the session says against sending now, or
   * null if nothing: a message is not held back by a question that WAHA could not answer.
   */
  @Nullable SendOutcome objection(Reply reply) {
    SendOutcome outcome = ofSend(reply);
    if (outcome instanceof Deferred) {
      return outcome;
    }
    return outcome instanceof Rejected ? obstacle(outcome) : null;
  }

  private static @Nullable Rejected obstacle(SendOutcome outcome) {
    if (outcome instanceof Unknown unknown) {
      return new Rejected(SENDER, unknown.code(), FOR_NOW, false, unknown.detail());
    }
    if (outcome instanceof Deferred deferred) {
      return new Rejected(SENDER, deferred.code(), FOR_NOW, false, deferred.detail());
    }
    return outcome instanceof Rejected rejected
            && rejected.fault() == SENDER
            && !SILENT_ON_SESSION.contains(rejected.code())
        ? new Rejected(SENDER, rejected.code(), rejected.permanent(), false, rejected.detail())
        : null;
  }

  private static @Nullable Rejected notWorking(String state) {
    return state.isEmpty() || state.equals(WORKING) ? null : notWorking(state, false);
  }

  /** A host acts differently on each state (wait, scan a code), so each has a code of its own. */
  private static Rejected notWorking(String state, boolean reachedPlatform) {
    return OTHER_STATES.contains(state)
        ? new Rejected(
            SENDER,
            "waha.session_" + state.toLowerCase(Locale.ROOT),
            FOR_NOW,
            reachedPlatform,
            "the session is " + state)
        : new Rejected(SENDER, NOT_WORKING, FOR_NOW, reachedPlatform, "the session is not working");
  }

  /** Success is success, with a readable id or without; only a page for people is not WAHA's. */
  private static SendOutcome accepted(WahaAnswer answer) {
    return answer.isHtml()
        ? new Unknown("waha.bad_answer", "the answer is not WAHA's")
        : new Accepted(MessageIds.of(answer.root()));
  }

  private SendOutcome failed(Reply.Answered answered) {
    WahaAnswer answer = WahaAnswer.of(answered);
    String error = answer.error();
    Rule first =
        RULES.stream()
            .filter(rule -> rule.fits(answered.status(), error))
            .findFirst()
            .orElseThrow();
    return finish(first.outcome, answered, answer);
  }

  private SendOutcome finish(SendOutcome outcome, Reply.Answered answered, WahaAnswer answer) {
    Instant until = RetryAfter.of(answered.headers(), clock);
    if (outcome instanceof Unknown unknown) {
      return new Unknown(unknown.code(), numbered(answered, unknown.detail()));
    }
    if (outcome instanceof Deferred deferred) {
      return new Deferred(until, deferred.code(), numbered(answered, deferred.detail()));
    }
    Rejected rejected = (Rejected) outcome;
    if (rejected.code().equals(NOT_WORKING)) {
      return notWorking(answer.sessionStatus(), true);
    }
    String detail = numbered(answered, rejected.detail());
    return until != null && !rejected.permanent()
        ? new Deferred(until, rejected.code(), detail)
        : new Rejected(rejected.fault(), rejected.code(), rejected.permanent(), true, detail);
  }

  private static String numbered(Reply.Answered answered, String detail) {
    return "HTTP " + answered.status() + ": " + detail;
  }

  private static boolean isSuccess(Reply.Answered answered) {
    return answered.status() / 100 == 2;
  }

  private static When on(int status) {
    return new When(status, status, "");
  }

  private static When on(int status, String error) {
    return new When(status, status, error);
  }

  private static When between(int from, int to) {
    return new When(from, to, "");
  }

  private static When between(int from, int to, String error) {
    return new When(from, to, error);
  }

  /** Statuses, both inclusive, and what the error must contain. */
  private record When(int from, int to, String error) {
    Rule reject(Fault fault, boolean permanent, String code, String detail) {
      return rule(new Rejected(fault, code, permanent, true, detail));
    }

    Rule defer(String code, String detail) {
      return rule(new Deferred(null, code, detail));
    }

    Rule unknown(String code, String detail) {
      return rule(new Unknown(code, detail));
    }

    private Rule rule(SendOutcome outcome) {
      return new Rule(this, Pattern.compile(error, Pattern.CASE_INSENSITIVE), outcome);
    }
  }

  private record Rule(When when, Pattern error, SendOutcome outcome) {
    boolean fits(int status, String text) {
      return status >= when.from && status <= when.to && error.matcher(text).find();
    }
  }
}
