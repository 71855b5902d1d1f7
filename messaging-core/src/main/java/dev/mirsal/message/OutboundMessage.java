package dev.mirsal.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way out. Its {@code toString} shows neither what it says nor to whom.
 *
 * @param id the deterministic id of this sending: the ledger's key, and the idempotency key where a
 *     platform takes one
 * @param sender the account it leaves through, as the connector knows it: a WAHA session, a page id
 * @param to the receiver
 * @param content what it says
 * @param permit by what permission it goes, or null if nobody has been asked: connectors of
 *     platforms with messaging windows refuse it then
 * @since 0.1
 */
public record OutboundMessage(
    String id, String sender, Address to, MessageContent content, @Nullable Permit permit) {
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

  /** Creates a message about which no policy has been asked. */
  public OutboundMessage(String id, String sender, Address to, MessageContent content) {
    this(id, sender, to, content, null);
  }

  /** Returns this message with the permission by which it goes. */
  public OutboundMessage permitted(@Nullable Permit by) {
    return new OutboundMessage(id, sender, to, content, by);
  }
}
