package dev.mirsal.message;

import java.util.Objects;

/**
 * One message on its way out. Its {@code toString} shows neither what it says nor to whom.
 *
 * @param id the deterministic id of this sending: the ledger's key, and the idempotency key where a
 *     platform takes one
 * @param sender the account it leaves through, as the connector knows it: a WAHA session, a page id
 * @param to the receiver
 * @param content what it says
 * @since 0.1
 */
public record OutboundMessage(String id, String sender, Address to, MessageContent content) {
  /**
   * Checks that nothing is missing.
   *
   * @throws IllegalArgumentException if id or sender is blank
   */
  public OutboundMessage {
    Texts.requireText("message.id", id);
    Texts.requireText("message.sender", sender);
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(content, "content");
  }
}
