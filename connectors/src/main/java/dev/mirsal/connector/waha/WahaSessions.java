package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.CallResult.Done;
import dev.mirsal.connector.CallResult.Failed;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.wire.Json;
import dev.mirsal.message.Address;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one WAHA server, obtained from {@link WahaClient#sessions()}. Each method is one
 * call that is not repeated and takes at most the client's text timeout; stopping, restarting and
 * logging out take WAHA 3 to 4 seconds. Safe for use by several threads.
 *
 * <p>All methods throw {@link InterruptedException} if the thread was interrupted while waiting,
 * and {@link IllegalArgumentException} if a session's name has other characters than letters,
 * digits, {@code _} and {@code -}.
 *
 * @see <a href="https://waha.devlike.pro/docs/how-to/sessions/">WAHA on sessions (read
 *     2026-11-20)</a>
 * @since 0.1
 */
public final class WahaSessions {
  private final WahaCalls calls;
  private final WahaOutcomes outcomes;
  private final SessionHealth health;

  WahaSessions(WahaCalls calls, WahaOutcomes outcomes, SessionHealth health) {
    this.calls = calls;
    this.outcomes = outcomes;
    this.health = health;
  }

  /** Returns all sessions, also the stopped ones. */
  public CallResult<List<WahaSession>> list() throws InterruptedException {
    return result(
        calls.get("/api/sessions?all=true"),
        answer -> answer.isArray() ? SessionAnswers.sessions(answer) : null);
  }

  /** Returns one session; its state may not be remembered from before. */
  public CallResult<WahaSession> get(String name) throws InterruptedException {
    return session(name, calls.get(path(name, "")));
  }

  /**
   * Creates a session.
   *
   * @param name its name; one that exists already is a failure
   * @param start whether it is started too
   * @param config its configuration in WAHA's words, such as {@code Map.of("noweb", Map.of("store",
   *     Map.of("enabled", true)))}; of texts, numbers, truth values, lists and maps
   */
  public CallResult<WahaSession> create(String name, boolean start, Map<String, ?> config)
      throws InterruptedException {
    path(name, "");
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name).put("start", start);
    body.set("config", Json.tree(config));
    return session(name, calls.post(new WahaRequest("/api/sessions", body.toString(), false)));
  }

  /** Starts a session; one that is running already is no failure. */
  public CallResult<WahaSession> start(String name) throws InterruptedException {
    return act(name, "/start");
  }

  /** Stops a session. It stays paired. */
  public CallResult<WahaSession> stop(String name) throws InterruptedException {
    return act(name, "/stop");
  }

  /** Stops a session and starts it. */
  public CallResult<WahaSession> restart(String name) throws InterruptedException {
    return act(name, "/restart");
  }

  /** Ends the pairing of a session with its phone. */
  public CallResult<WahaSession> logout(String name) throws InterruptedException {
    return act(name, "/logout");
  }

  /**
   * Returns the account of a session, empty while none is paired. WAHA answers for a stopped
   * session as for one that is not there.
   */
  public CallResult<Optional<WahaAccount>> me(String name) throws InterruptedException {
    return optional(calls.get(path(name, "/me")), SessionAnswers::account);
  }

  /**
   * Returns whether the account may write to strangers, from WAHA 2026.8.1 on. Empty is no
   * permission: WAHA does not know.
   */
  public CallResult<Optional<WahaAccount.Timelock>> timelock(String name)
      throws InterruptedException {
    return optional(calls.get(path(name, "/timelock")), SessionAnswers::timelock);
  }

  /** Returns how many new talks the account may begin, from WAHA 2026.8.1 on; empty if unknown. */
  public CallResult<Optional<WahaAccount.Capping>> capping(String name)
      throws InterruptedException {
    return optional(calls.get(path(name, "/capping")), SessionAnswers::capping);
  }

  /**
   * Returns what the QR code for pairing says, to be drawn by the host. It changes after a minute,
   * then every 20 seconds, six times in all. Whoever has it can pair a phone: keep it out of logs.
   */
  public CallResult<String> qr(String name) throws InterruptedException {
    return text(calls.get(authPath(name, "/qr?format=raw")), "value");
  }

  /** Returns the QR code for pairing as a PNG picture; see {@link #qr}. */
  public CallResult<byte[]> qrImage(String name) throws InterruptedException {
    return result(
        calls.get(authPath(name, "/qr?format=image")),
        answer -> decoded(answer.path("data").asText()));
  }

  /**
   * Returns a code that is typed into the phone instead of scanning. Keep it out of logs.
   *
   * @param name the session
   * @param phone the phone's WhatsApp number
   * @throws IllegalArgumentException if the address is not a number
   */
  public CallResult<String> pairingCode(String name, Address phone) throws InterruptedException {
    String digits =
        phone
            .phone()
            .orElseThrow(
                () -> new IllegalArgumentException("phone: " + phone + ", must be a number"));
    String body = JsonNodeFactory.instance.objectNode().put("phoneNumber", digits).toString();
    String path = authPath(name, "/request-code");
    return text(calls.post(new WahaRequest(path, body, false)), "code");
  }

  private CallResult<WahaSession> act(String name, String action) throws InterruptedException {
    Reply reply = calls.post(path(name, action));
    health.forget(name);
    return session(name, reply);
  }

  /** WAHA's page says that starting twice is well, its versions answer that it is not. */
  private CallResult<WahaSession> session(String name, Reply reply) {
    if (reply instanceof Reply.Answered answered && answered.status() == 422) {
      WahaAnswer answer = WahaAnswer.of(answered);
      if (answer.error().contains("is already started")) {
        return new Done<>(SessionAnswers.session(answer.root(), name));
      }
      if (answer.error().contains("already exists")) {
        return new Failed<>(
            new Rejected(
                Fault.SENDER,
                "waha.session_exists",
                true,
                true,
                "there is such a session already"));
      }
    }
    return result(reply, answer -> SessionAnswers.session(answer, name));
  }

  private CallResult<String> text(Reply reply, String field) {
    return result(reply, answer -> Json.text(answer, field));
  }

  private <T> CallResult<Optional<T>> optional(
      Reply reply, Function<JsonNode, @Nullable T> reading) {
    return result(reply, answer -> Optional.ofNullable(reading.apply(answer)));
  }

  private <T> CallResult<T> result(Reply reply, Function<JsonNode, @Nullable T> reading) {
    SendOutcome outcome = outcomes.ofSend(reply);
    if (!(outcome instanceof Accepted)) {
      return new Failed<>(outcome);
    }
    T value = reading.apply(WahaAnswer.ofSuccess(reply));
    return value == null
        ? new Failed<>(new Unknown("waha.bad_answer", "the answer is not WAHA's"))
        : new Done<>(value);
  }

  private static byte @Nullable [] decoded(String base64) {
    try {
      return base64.isEmpty() ? null : Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static String path(String name, String rest) {
    return "/api/sessions/" + checked(name) + rest;
  }

  private static String authPath(String name, String rest) {
    return "/api/" + checked(name) + "/auth" + rest;
  }

  private static String checked(String name) {
    Rejected refusal = WahaRequests.sessionRefusal(name);
    if (refusal != null) {
      throw new IllegalArgumentException("session: " + refusal.detail());
    }
    return name;
  }
}
