package dev.mirsal.message;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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
  private static final int MAX_UNMASKED = 3;

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
   * @return the address
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
   * @param id an international number (7 to 15 digits, the first not 0, with or without {@code +}),
   *     or a chat id ending in {@code @c.us}, {@code @g.us} or {@code @lid};
   *     {@code @s.whatsapp.net} is turned into {@code @c.us} and loses its device part; or a
   *     business-scoped user id such as {@code US.1349}
   * @return the address
   * @throws IllegalArgumentException if the id has none of these forms; channels and broadcast
   *     lists have none
   * @see <a href="https://waha.devlike.pro/docs/how-to/send-messages/">WAHA on chat ids (read
   *     2026-11-20)</a>
   */
  public static Address whatsApp(String id) {
    return new Address(Channel.WHATSAPP, WhatsAppId.canonical(text(Channel.WHATSAPP, id)));
  }

  /**
   * Returns the address of a person on Messenger.
   *
   * @param pageScopedId the person's id with one page
   * @return the address
   * @throws IllegalArgumentException if the id is blank, too long or holds spaces
   */
  public static Address messenger(String pageScopedId) {
    return of(Channel.MESSENGER, pageScopedId);
  }

  /**
   * Returns the address of a person on Instagram.
   *
   * @param instagramScopedId the person's id with one Instagram account
   * @return the address
   * @throws IllegalArgumentException if the id is blank, too long or holds spaces
   */
  public static Address instagram(String instagramScopedId) {
    return of(Channel.INSTAGRAM, instagramScopedId);
  }

  /**
   * Returns the address of a ManyChat subscriber.
   *
   * @param subscriberId the subscriber's id, as text: it does not fit every kind of number
   * @return the address
   * @throws IllegalArgumentException if the id is blank, too long or holds spaces
   */
  public static Address manyChat(String subscriberId) {
    return of(Channel.MANYCHAT, subscriberId);
  }

  /**
   * Returns an e-mail address. The domain is lower-cased, the local part is kept as it is.
   *
   * @param address the bare address, without a display name
   * @return the address
   * @throws IllegalArgumentException if there is not exactly one {@code @} with text on both sides
   */
  public static Address email(String address) {
    String text = opaque(Channel.EMAIL, address);
    int at = text.indexOf('@');
    if (at <= 0 || at != text.lastIndexOf('@') || at == text.length() - 1) {
      throw malformed(Channel.EMAIL, text, "name@domain");
    }
    return new Address(
        Channel.EMAIL, text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT));
  }

  /** {@return the platform} */
  public Channel channel() {
    return channel;
  }

  /** {@return the canonical id, in the clear: keep it out of logs} */
  public String id() {
    return id;
  }

  /**
   * Returns the phone number, in the clear: keep it out of logs.
   *
   * @return the international number without {@code +}, digits only, if this is a person on
   *     WhatsApp who is known by number; empty otherwise
   */
  public Optional<String> phone() {
    boolean person = channel == Channel.WHATSAPP && id.endsWith(WhatsAppId.PERSON);
    return person ? Optional.of(id.substring(0, id.indexOf('@'))) : Optional.empty();
  }

  /**
   * {@return the channel and the id with all hidden but its last characters, at most 3 and at most
   * a quarter of them, and a WhatsApp id's ending}
   */
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
    if (text.chars().anyMatch(Address::isInvisible)) {
      throw malformed(channel, text, "no spaces or invisible characters");
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
    int at = id.indexOf('@');
    String name = at < 0 ? id : id.substring(0, at);
    String ending = at < 0 ? "" : id.substring(at);
    int shown = Math.min(MAX_UNMASKED, name.length() / 4);
    return "…" + name.substring(name.length() - shown) + maskEnding(ending);
  }

  private static String maskEnding(String ending) {
    return ending.isEmpty() || WhatsAppId.ENDINGS.contains(ending) ? ending : "@…";
  }

  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
