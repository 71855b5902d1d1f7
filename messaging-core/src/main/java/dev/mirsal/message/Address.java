package dev.mirsal.message;

import java.util.Locale;
import java.util.Objects;

/**
 * Where a message goes: an id on a {@link Channel}. Ids are text, never numbers, and are kept in
 * one canonical spelling so that equal addresses are equal values.
 *
 * <p>{@link #toString()} masks the id; {@link #id()} returns it in the clear. Immutable and safe
 * for use by several threads.
 *
 * @since 0.1
 */
public final class Address {
  private static final int MAX_LENGTH = 320;

  private final Channel channel;
  private final String id;

  private Address(Channel channel, String id) {
    this.channel = channel;
    this.id = id;
  }

  /**
   * Returns an address on a channel.
   *
   * @param channel the platform
   * @param id the platform's id, in the forms that the factory of that channel accepts
   * @throws IllegalArgumentException if the id is blank, longer than 320 characters or not of the
   *     channel's form; the message shows the id masked
   */
  public static Address of(Channel channel, String id) {
    Objects.requireNonNull(channel, "channel");
    return switch (channel) {
      case WHATSAPP -> whatsApp(id);
      case EMAIL -> email(id);
      case MESSENGER, INSTAGRAM, MANYCHAT -> new Address(channel, opaque(channel, id));
    };
  }

  /**
   * Returns a WhatsApp address.
   *
   * @param id an international number (digits, with or without {@code +}), or a chat id ending in
   *     {@code @c.us}, {@code @g.us} or {@code @lid}; {@code @s.whatsapp.net} is turned into {@code
   *     @c.us} and loses its device part; or a business-scoped user id such as {@code US.1349}
   * @throws IllegalArgumentException if the id has none of these forms
   */
  public static Address whatsApp(String id) {
    return new Address(Channel.WHATSAPP, WhatsAppId.canonical(text(Channel.WHATSAPP, id)));
  }

  /** Returns the address of a person on Messenger, by the page-scoped id. */
  public static Address messenger(String pageScopedId) {
    return of(Channel.MESSENGER, pageScopedId);
  }

  /** Returns the address of a person on Instagram, by the Instagram-scoped id. */
  public static Address instagram(String instagramScopedId) {
    return of(Channel.INSTAGRAM, instagramScopedId);
  }

  /** Returns the address of a ManyChat subscriber. */
  public static Address manyChat(String subscriberId) {
    return of(Channel.MANYCHAT, subscriberId);
  }

  /**
   * Returns an e-mail address. The domain is lower-cased, the local part is kept as it is.
   *
   * @throws IllegalArgumentException if there is not exactly one {@code @} with text on both sides
   */
  public static Address email(String address) {
    String text = text(Channel.EMAIL, address);
    int at = text.indexOf('@');
    if (at <= 0
        || at != text.lastIndexOf('@')
        || at == text.length() - 1
        || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw malformed(Channel.EMAIL, text, "name@domain");
    }
    return new Address(
        Channel.EMAIL, text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT));
  }

  /** Returns the platform. */
  public Channel channel() {
    return channel;
  }

  /** Returns the canonical id, in the clear: keep it out of logs. */
  public String id() {
    return id;
  }

  /** Returns the channel and the id with all but its last characters hidden. */
  public String masked() {
    return channel.name().toLowerCase(Locale.ROOT) + ":" + mask(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that && channel == that.channel && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return 31 * channel.hashCode() + id.hashCode();
  }

  @Override
  public String toString() {
    return masked();
  }

  static IllegalArgumentException malformed(Channel channel, String id, String expected) {
    return new IllegalArgumentException(
        "address: '" + mask(id) + "' is not a " + channel + " id, expected " + expected);
  }

  private static String opaque(Channel channel, String id) {
    String text = text(channel, id);
    if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw malformed(channel, text, "an id without spaces");
    }
    return text;
  }

  private static String text(Channel channel, String id) {
    String text = Objects.requireNonNull(id, "id").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("address: the " + channel + " id is blank");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "address: the id has " + text.length() + " characters, at most " + MAX_LENGTH);
    }
    return text;
  }

  private static String mask(String id) {
    int visible = Math.min(3, id.length() / 4);
    int at = id.indexOf('@');
    String name = at < 0 ? id : id.substring(0, at);
    String kind = at < 0 ? "" : id.substring(at);
    int shown = Math.min(visible, name.length() / 4);
    return "…" + name.substring(name.length() - shown) + kind;
  }
}
