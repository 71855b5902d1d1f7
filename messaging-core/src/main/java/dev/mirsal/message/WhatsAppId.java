package dev.mirsal.message;

import java.util.Set;

/** Spellings of WhatsApp ids, brought to one. */
final class WhatsAppId {
  static final String PERSON = "@c.us";
  private static final String GROUP = "@g.us";
  private static final String HIDDEN = "@lid";
  private static final String ENGINE_INTERNAL = "@s.whatsapp.net";

  /** The endings of canonical ids, which say nothing about a person. */
  static final Set<String> ENDINGS = Set.of(PERSON, GROUP, HIDDEN);

  private WhatsAppId() {}

  static String canonical(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return isBusinessScoped(text) ? text : number(text, text) + PERSON;
    }
    String name = text.substring(0, at);
    return switch (text.substring(at)) {
      case PERSON -> number(name, text) + PERSON;
      case ENGINE_INTERNAL -> number(withoutDevice(name), text) + PERSON;
      case HIDDEN -> digits(withoutDevice(name), text) + HIDDEN;
      case GROUP -> group(name, text) + GROUP;
      default -> throw malformed(text);
    };
  }

  private static String withoutDevice(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** An E.164 number has at most 15 digits, the first not 0; the shortest in use have 7. */
  private static String number(String name, String text) {
    String digits = digits(name.startsWith("+") ? name.substring(1) : name, text);
    if (digits.length() < 7 || digits.length() > 15 || digits.startsWith("0")) {
      throw malformed(text);
    }
    return digits;
  }

  private static String digits(String name, String text) {
    if (name.isEmpty() || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw malformed(text);
    }
    return name;
  }

  /** A group's id is a number; old ones are the founder's number, a dash and a time. */
  private static String group(String name, String text) {
    int dash = name.indexOf('-');
    return dash < 0
        ? digits(name, text)
        : digits(name.substring(0, dash), text) + "-" + digits(name.substring(dash + 1), text);
  }

  private static boolean isBusinessScoped(String text) {
    return text.length() > 3
        && text.charAt(2) == '.'
        && isUpper(text.charAt(0))
        && isUpper(text.charAt(1))
        && text.chars().skip(3).allMatch(c -> c == '.' || isAsciiLetterOrDigit(c));
  }

  private static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || isUpper(c) || (c >= 'a' && c <= 'z');
  }

  private static IllegalArgumentException malformed(String text) {
    return Address.malformed(
        Channel.WHATSAPP,
        text,
        "an international number of 7 to 15 digits or a chat id ending in @c.us, @g.us or @lid");
  }
}
