package dev.mirsal.testkit.send;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.send.Trace;
import dev.mirsal.testkit.send.LoopbackPlatform.Trouble;
import dev.mirsal.time.SystemTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link MessageSender} that speaks HTTP must hold to, as JUnit 5 tests: extend it and
 * run the class as a test. The kit brings its own server, which takes requests, answers with what
 * {@link #answer} says, and goes wrong in every way that networks and platforms do.
 *
 * <p>Four methods are to be written: {@link #sender} builds the sender against the kit's server,
 * {@link #message} addresses a message, {@link #takes} says what the platform takes, and {@link
 * #answer} plays the platform on a good day. If the sender asks for more than sends by {@code
 * POST}, override {@link #isSend}. It could be:
 *
 * <pre>{@code
 * class MySenderContractTest extends MessageSenderContract {
 *   protected MessageSender sender(URI platform, String key, Duration patience) {
 *     return new MySender(platform, () -> key, patience);
 *   }
 *   protected OutboundMessage message(String id, MessageContent content) {
 *     return new OutboundMessage(id, "my-account", Address.whatsApp("972501234567"), content);
 *   }
 *   protected boolean takes(MessageContent content) {
 *     return content instanceof MessageContent.Text;
 *   }
 *   protected PlatformAnswer answer(PlatformRequest request) {
 *     return PlatformAnswer.json(200, "{\"id\":\"m1\"}");
 *   }
 * }
 * }</pre>
 *
 * @since 0.1
 */
@Timeout(120)
public abstract class MessageSenderContract {
  private static final String KEY = "KITKEY-4f1d9c27";
  private static final String BODY = "KITBODY 2b8e";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final int THREADS = 8;
  private static final int MESSAGES = 200;
  private static final int FEW_REQUESTS = 5;

  private LoopbackPlatform platform;

  /** For subclasses. */
  protected MessageSenderContract() {}

  /**
   * Returns a new sender that holds nothing back on purpose: no rate limit, no pause.
   *
   * @param platform the base URL of the kit's server, without a slash at its end
   * @param key the secret to authenticate with; where a platform wants several, use it for each
   * @param patience how long one call may take in all
   * @return the sender
   */
  protected abstract MessageSender sender(URI platform, String key, Duration patience);

  /**
   * Returns a message that the sender would send, with a permit if it asks for one. The receiver's
   * id should be recognisable: the kit looks for it in every text.
   *
   * @param id the message's id
   * @param content what it says
   * @return the message
   */
  protected abstract OutboundMessage message(String id, MessageContent content);

  /**
   * Tells whether the platform takes a content. Of each kind the kit asks about one sample without
   * anything special; whatever text there is, is short.
   *
   * @param content the content
   * @return true if the sender sends it, false if it must refuse it
   */
  protected abstract boolean takes(MessageContent content);

  /**
   * Plays the platform on a good day: accepts what is sent, and answers what else the sender asks.
   * It is also called for sends whose answer the kit then loses: these have arrived. Called by
   * several threads.
   *
   * @param request what reached the platform
   * @return its answer
   */
  protected abstract PlatformAnswer answer(PlatformRequest request);

  /**
   * Tells whether a request sends a message: every {@code POST}, unless overridden.
   *
   * @param request what reached the platform
   * @return whether it sends
   */
  protected boolean isSend(PlatformRequest request) {
    return request.method().equals("POST");
  }

  /** Opens the platform. */
  @BeforeEach
  public final void openPlatform() {
    platform = new LoopbackPlatform(this::answer);
  }

  /** Closes the platform. */
  @AfterEach
  public final void closePlatform() {
    platform.close();
  }

  /** If this fails, look at what {@link #answer} says, then at how a yes is recognised. */
  @Test
  public final void s01_an_accepted_message_is_one_request() throws Exception {
    assertInstanceOf(Accepted.class, sender().send(text("s01")));
    assertSends(1, "a message that was accepted");
  }

  /**
   * If this fails, a lost connection is taken for a refusal, or the HTTP client repeats a POST by
   * itself.
   */
  @Test
  public final void s02_a_call_that_is_cut_is_unknown_and_never_repeated() throws Exception {
    platform.troubling(this::isSend, Trouble.CUT);
    assertInstanceOf(Unknown.class, sender().send(text("s02")));
    assertSends(1, "a call that was cut");
  }

  /** If this fails, a timeout is taken for a refusal, or is followed by another attempt. */
  @Test
  public final void s03_a_call_without_an_answer_is_unknown_and_never_repeated() throws Exception {
    MessageSender sender = sender(platform.url(), KEY, SHORT);
    platform.troubling(this::isSend, Trouble.SILENT);
    assertInstanceOf(Unknown.class, sender.send(text("s03")));
    assertSends(1, "a call without an answer");
  }

  /** If this fails, the error of reading an answer's body hides that the platform said yes. */
  @Test
  public final void s04_a_yes_that_breaks_off_is_no_refusal() throws Exception {
    platform.troubling(this::isSend, Trouble.HALF);
    assertNotRepeatable(sender().send(text("s04")), "a yes that breaks off");
    assertSends(1, "a yes that breaks off");
  }

  /**
   * If this fails, a refused connection is taken for a lost one: the campaign would stand still.
   */
  @Test
  public final void s05_nobody_listening_is_the_senders_fault_for_now() throws Exception {
    MessageSender sender = sender();
    platform.close();
    Rejected rejected = assertInstanceOf(Rejected.class, sender.send(text("s05")));
    assertEquals(Fault.SENDER, rejected.fault(), "fault");
    assertFalse(rejected.permanent(), "permanent, though the server may come back");
    assertFalse(rejected.reachedPlatform(), "reachedPlatform, though nobody was there");
  }

  /**
   * If this fails, an answer is thrown instead of returned, an error is taken for a yes, a redirect
   * is followed, or a call is repeated because its answer allows it.
   */
  @Test
  public final void s06_whatever_is_answered_is_an_outcome_after_one_request() throws Exception {
    for (int status : SampleAnswers.STATUSES) {
      for (String body : status % 100 == 0 ? SampleAnswers.all() : SampleAnswers.some()) {
        requireOutcome(status, body);
      }
    }
  }

  private void requireOutcome(int status, String body) throws InterruptedException {
    String what = status + " with '" + body.substring(0, Math.min(30, body.length())) + "'";
    platform.forgetRequests();
    answeringSends(new PlatformAnswer(status, "application/json", body));
    SendOutcome outcome = outcomeOf(sender(), text("s06"), what);
    assertSends(1, what);
    assertFalse(status >= 300 && outcome instanceof Accepted, () -> what + " is taken for a yes");
    if (status == 200 && SampleAnswers.UNREADABLE.contains(body)) {
      assertNotRepeatable(outcome, what);
    }
  }

  /** If this fails, an error's text is passed on, or a record's {@code toString} shows too much. */
  @Test
  public final void s07_nothing_shows_the_key_the_text_or_the_receiver() throws Exception {
    for (int status : List.of(200, 400, 401, 403, 404, 422, 429, 500, 503)) {
      for (String echo : SampleAnswers.ECHOES) {
        PlatformAnswer answer =
            PlatformAnswer.json(status, echo.replace("ECHO", String.join(" ", secrets())));
        platform.answering(request -> answer);
        requireHidden(status + " with " + echo);
        answeringSends(answer);
        requireHidden(status + " with " + echo + " to the send");
      }
    }
    platform.close();
    requireHidden("nobody listening");
  }

  private void requireHidden(String what) throws InterruptedException {
    MessageSender sender = sender();
    OutboundMessage message = text("s07");
    String shown =
        outcomeOf(sender, message, what)
            + " "
            + sender.status(message.sender())
            + " "
            + sender.trace(message, SystemTime.clock().instant())
            + " "
            + sender;
    for (String secret : secrets()) {
      assertFalse(shown.contains(secret), () -> what + ": " + secret + " is shown in " + shown);
    }
  }

  /** If this fails, a status is not remembered, or it is found out by sending something. */
  @Test
  public final void s08_a_hundred_questions_for_a_status_are_a_few_requests() throws Exception {
    MessageSender sender = sender();
    for (int i = 0; i < 100; i++) {
      assertEquals(SenderStatus.ready(), sender.status(text("s08").sender()));
    }
    int asked = platform.requests().size();
    assertTrue(asked <= FEW_REQUESTS, () -> asked + " requests, at most " + FEW_REQUESTS);
    assertSends(0, "a question for the status");
  }

  /** If this fails, a status is thrown instead of returned. */
  @Test
  public final void s09_a_status_is_a_value_whatever_happens() throws Exception {
    String account = text("s09").sender();
    for (int status : SampleAnswers.STATUSES) {
      platform.answering(request -> PlatformAnswer.json(status, "{\"a\":"));
      assertStatus(sender(), account, "HTTP " + status);
    }
    platform.troubling(request -> true, Trouble.CUT);
    assertStatus(sender(), account, "a connection that is cut");
    platform.close();
    assertStatus(sender(), account, "nobody listening");
  }

  /** If this fails, a content is not recognised, or is sent as something that it is not. */
  @Test
  public final void s10_what_the_platform_does_not_take_is_refused_before_any_call()
      throws Exception {
    for (MessageContent content : SampleContents.all()) {
      if (!takes(content)) {
        requireRefusal(content);
      }
    }
  }

  private void requireRefusal(MessageContent content) throws InterruptedException {
    SendOutcome outcome = outcomeOf(sender(), message("s10", content), content.toString());
    Rejected rejected = assertInstanceOf(Rejected.class, outcome, content.toString());
    assertAll(
        content.toString(),
        () -> assertEquals(Fault.CONTENT, rejected.fault(), "fault"),
        () -> assertTrue(rejected.permanent(), "not permanent"),
        () -> assertFalse(rejected.reachedPlatform(), "reachedPlatform"),
        () -> assertEquals(List.of(), platform.requests(), "requests"));
  }

  /** If this fails, {@link #takes} promises what the sender does not hold. */
  @Test
  public final void s11_what_the_platform_takes_is_sent() throws Exception {
    for (MessageContent content : SampleContents.all()) {
      if (takes(content)) {
        platform.forgetRequests();
        SendOutcome outcome = outcomeOf(sender(), message("s11", content), content.toString());
        assertInstanceOf(Accepted.class, outcome, content.toString());
        assertSends(1, content.toString());
      }
    }
  }

  /**
   * If this fails, an interrupt does not end the waiting, or is caught and forgotten: throw {@link
   * InterruptedException}, or answer and leave the thread interrupted.
   */
  @Test
  public final void s12_an_interrupt_ends_the_waiting_and_is_not_forgotten() throws Exception {
    MessageSender sender = sender();
    platform.troubling(this::isSend, Trouble.SILENT);
    List<String> wrong = new ArrayList<>();
    Thread sending = new Thread(() -> sendInterrupted(sender, wrong));
    sending.start();
    platform.awaitSilence();
    sending.interrupt();
    sending.join(LONG.dividedBy(2).toMillis());
    assertFalse(sending.isAlive(), "the call goes on");
    assertEquals(List.of(), wrong);
    assertSends(1, "an interrupted call");
  }

  private void sendInterrupted(MessageSender sender, List<String> wrong) {
    try {
      SendOutcome outcome = sender.send(text("s12"));
      if (!Thread.currentThread().isInterrupted()) {
        wrong.add("the interrupt is forgotten");
      }
      if (!(outcome instanceof Unknown)) {
        wrong.add("an interrupted call is " + outcome + ", must be unknown");
      }
    } catch (InterruptedException asItShould) {
      // Nobody knows whether the message went, and the caller knows that.
    } catch (RuntimeException thrown) {
      wrong.add("thrown: " + thrown);
    }
  }

  /** If this fails, something that belongs to one call is kept in a field. */
  @Test
  public final void s13_several_threads_may_send_at_once() throws Exception {
    MessageSender sender = sender();
    List<Callable<SendOutcome>> calls = new ArrayList<>();
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < MESSAGES; i++) {
      String body = "KIT" + i + "TIK";
      expected.add(body);
      calls.add(() -> sender.send(message("s13-" + body, new MessageContent.Text(body))));
    }
    for (SendOutcome outcome : atOnce(calls)) {
      assertInstanceOf(Accepted.class, outcome);
    }
    List<String> sent = new ArrayList<>();
    for (PlatformRequest request : platform.requests()) {
      if (isSend(request)) {
        sent.add(String.join("+", markersIn(request.body())));
      }
    }
    assertEquals(MESSAGES, sent.size(), "requests for " + MESSAGES + " messages");
    assertEquals(expected, new TreeSet<>(sent), "what the requests said");
  }

  /**
   * If this fails, a lookup that failed, or that came too early, is taken for a proof. A new sender
   * is asked too: after a crash it is not the one that sent.
   */
  @Test
  public final void s14_what_may_have_gone_is_never_traced_as_absent() throws Exception {
    OutboundMessage accepted = text("s14-accepted");
    MessageSender sender = sender();
    assertInstanceOf(Accepted.class, sender.send(accepted));
    requireNotAbsent(sender, accepted, "accepted");
    requireNotAbsent(sender(), accepted, "accepted, asked from another process");
    OutboundMessage cut = text("s14-cut");
    platform.troubling(this::isSend, Trouble.CUT);
    outcomeOf(sender, cut, "a call that is cut");
    requireNotAbsent(sender, cut, "cut");
    requireNotAbsent(sender(), cut, "cut, asked from another process");
    for (int status : List.of(401, 403, 429, 500, 502, 503)) {
      platform.answering(request -> PlatformAnswer.json(status, "{}"));
      requireNotAbsent(sender, accepted, "accepted, answered with " + status);
    }
    platform.troubling(request -> true, Trouble.CUT);
    requireNotAbsent(sender, accepted, "accepted, and the lookup is cut");
    platform.close();
    requireNotAbsent(sender, accepted, "accepted, and nobody is listening");
  }

  private void requireNotAbsent(MessageSender sender, OutboundMessage message, String what)
      throws InterruptedException {
    int before = platform.requests().stream().filter(this::isSend).toList().size();
    Instant now = SystemTime.clock().instant();
    for (Duration ago : List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofDays(2))) {
      Trace trace = sender.trace(message, now.minus(ago));
      assertNotNull(trace, what);
      assertFalse(trace instanceof Trace.Absent, () -> what + " " + ago + " ago: absent");
    }
    assertSends(before, "looking for a message");
  }

  private static List<SendOutcome> atOnce(List<Callable<SendOutcome>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<SendOutcome> outcomes = new ArrayList<>();
      for (Future<SendOutcome> call : threads.invokeAll(calls)) {
        outcomes.add(call.get(LONG.toSeconds(), TimeUnit.SECONDS));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  /** A request may carry the message's id too, which holds the same marker as its text. */
  private static List<String> markersIn(String body) {
    return Pattern.compile("KIT\\d+TIK")
        .matcher(body)
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  private void answeringSends(PlatformAnswer answer) {
    platform.answering(request -> isSend(request) ? answer : answer(request));
  }

  private MessageSender sender() {
    return sender(platform.url(), KEY, LONG);
  }

  private OutboundMessage text(String id) {
    return message(id, new MessageContent.Text(BODY));
  }

  private Set<String> secrets() {
    Address to = text("secrets").to();
    return new TreeSet<>(List.of(KEY, BODY, to.id(), to.phone().orElse(to.id())));
  }

  private static SendOutcome outcomeOf(MessageSender sender, OutboundMessage message, String what)
      throws InterruptedException {
    try {
      SendOutcome outcome = sender.send(message);
      assertNotNull(outcome, what);
      return outcome;
    } catch (RuntimeException thrown) {
      throw new AssertionError(what + " is thrown, must be an outcome", thrown);
    }
  }

  private static void assertStatus(MessageSender sender, String account, String what)
      throws InterruptedException {
    try {
      assertNotNull(sender.status(account), what);
    } catch (RuntimeException thrown) {
      throw new AssertionError(what + " is thrown, must be a status", thrown);
    }
  }

  private static void assertNotRepeatable(SendOutcome outcome, String what) {
    assertTrue(
        outcome instanceof Accepted || outcome instanceof Unknown,
        () -> what + " is " + outcome + ", must be accepted or unknown");
  }

  private void assertSends(int expected, String what) {
    List<PlatformRequest> sends = platform.requests().stream().filter(this::isSend).toList();
    assertEquals(expected, sends.size(), () -> what + ": requests that send");
  }
}
