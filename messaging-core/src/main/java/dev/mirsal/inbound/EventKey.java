package dev.mirsal.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Works out what two deliveries of one event have in common. */
final class EventKey {
  private EventKey() {}

  static String of(InboundEvent event) {
    Origin origin = event.origin();
    String id = id(event);
    return hash(
        List.of(
            event.getClass().getSimpleName(),
            origin.channel().name(),
            origin.account(),
            origin.person() == null ? "" : origin.person().id(),
            origin.at().toString(),
            id,
            what(event),
            isUnique(event) && !id.isEmpty() ? "" : origin.json()));
  }

  private static String id(InboundEvent event) {
    return event instanceof InboundEvent.Delivery delivery && !delivery.messageIds().isEmpty()
        ? String.join(" ", delivery.messageIds())
        : Objects.requireNonNullElse(event.origin().id(), "");
  }

  /** Of these the id and what happened tell all; others may carry the id of something else. */
  private static boolean isUnique(InboundEvent event) {
    return event instanceof InboundEvent.Message
        || event instanceof InboundEvent.Postback
        || event instanceof InboundEvent.Comment
        || event instanceof InboundEvent.Delivery
        || event instanceof InboundEvent.LeadSubmitted
        || event instanceof InboundEvent.Call;
  }

  /** An edit, a removal and each step of a delivery come under the id of the message. */
  private static String what(InboundEvent event) {
    if (event instanceof InboundEvent.Message message) {
      return changed(message.change(), message.text());
    }
    if (event instanceof InboundEvent.Comment comment) {
      return changed(comment.change(), comment.text());
    }
    if (event instanceof InboundEvent.Delivery delivery) {
      return delivery.state().name();
    }
    if (event instanceof InboundEvent.OptIn optIn) {
      return optIn.kind() + " " + optIn.granted();
    }
    if (event instanceof InboundEvent.AccountNotice notice) {
      return notice.kind() + " " + notice.state();
    }
    return event instanceof InboundEvent.Call call ? call.state() : "";
  }

  private static String changed(InboundEvent.Change change, @Nullable String text) {
    return change == InboundEvent.Change.NEW ? "" : change + " " + text;
  }

  /** The length before each part keeps parts that together read the same apart. */
  private static String hash(List<String> parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
