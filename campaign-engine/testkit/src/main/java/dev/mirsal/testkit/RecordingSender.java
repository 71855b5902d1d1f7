package dev.mirsal.testkit;

import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A sender that sends nothing: it remembers what it was given and when, and answers as it was told,
 * unless told otherwise with acceptance.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class RecordingSender implements MessageSender {
  private final InstantSource clock;
  private final List<Sending> sendings = new ArrayList<>();
  private Function<OutboundMessage, SendOutcome> answer =
      message -> new SendOutcome.Accepted("fake-" + message.id());
  private Function<String, SenderStatus> status = sender -> SenderStatus.ready();

  /**
   * Creates a sender.
   *
   * @param clock tells when something was sent
   */
  public RecordingSender(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * What was given to the sender.
   *
   * @param message the message
   * @param at when it was given
   */
  public record Sending(OutboundMessage message, Instant at) {}

  /** Sets how messages are answered from now on; throwing is an answer too. */
  public synchronized RecordingSender answering(Function<OutboundMessage, SendOutcome> newAnswer) {
    answer = newAnswer;
    return this;
  }

  /** Sets what the status of an account is from now on. */
  public synchronized RecordingSender withStatus(Function<String, SenderStatus> newStatus) {
    status = newStatus;
    return this;
  }

  @Override
  public synchronized SendOutcome send(OutboundMessage message) {
    sendings.add(new Sending(message, clock.instant()));
    return answer.apply(message);
  }

  @Override
  public synchronized SenderStatus status(String sender) {
    return status.apply(sender);
  }

  /** Returns everything that was given so far, in order. */
  public synchronized List<Sending> sendings() {
    return List.copyOf(sendings);
  }
}
