package dev.mirsal.inbound;

/**
 * Remembers which events have come before, because platforms deliver at least once: a failed
 * delivery is repeated for 36 hours (Messenger, Instagram) or 7 days (WhatsApp Cloud API). A host
 * with a database best keeps the {@linkplain InboundEvent#key() keys} in a table of its own, in the
 * transaction in which it handles the event.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Meta on
 *     webhooks (read 2026-11-20)</a>
 * @since 0.1
 */
public interface SeenEvents {

  /**
   * Remembers an event.
   *
   * @return true if it was not known, and so is to be handled; of several threads that come with
   *     the same event at once, one gets true
   */
  boolean add(InboundEvent event);

  /**
   * Forgets an event whose handling failed, so that its repetition is handled.
   *
   * @param event an event, known or not
   */
  void remove(InboundEvent event);
}
