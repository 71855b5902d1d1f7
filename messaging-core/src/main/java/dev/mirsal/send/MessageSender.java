package dev.mirsal.send;

import dev.mirsal.message.OutboundMessage;
import java.time.Instant;

/**
 * The port through which messages leave. A connector implements it for one platform; a host may
 * implement it for its own.
 *
 * <p>Implementations are safe for use by several threads and never retry inside a call: whoever
 * drives the sender decides on repeating.
 *
 * @since 0.1
 */
public interface MessageSender {

  /**
   * Sends one message and says what became of it. Expected failures are outcomes, not exceptions;
   * an exception means that nobody can say whether the message went.
   *
   * @param message the message; {@link OutboundMessage#sender()} names the account to use
   * @return what became of it
   * @throws InterruptedException if the thread was interrupted while waiting: the message may or
   *     may not have gone
   */
  SendOutcome send(OutboundMessage message) throws InterruptedException;

  /**
   * Tells whether an account can send now. Cheap: meant to be asked before each message. A sender
   * that cannot tell says yes, as this method does if it is not overridden.
   *
   * @param sender the account, as in {@link OutboundMessage#sender()}
   * @return the account's status
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  default SenderStatus status(String sender) throws InterruptedException {
    return SenderStatus.ready();
  }

  /**
   * Looks for a message whose outcome is not known: a call that ended without an answer, or an
   * attempt whose process died. A sender that cannot tell says so, as this method does if it is not
   * overridden.
   *
   * @param message the message as it was handed to {@link #send}
   * @param attemptedAt when that was
   * @return what was found
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  default Trace trace(OutboundMessage message, Instant attemptedAt) throws InterruptedException {
    return new Trace.Unclear();
  }
}
