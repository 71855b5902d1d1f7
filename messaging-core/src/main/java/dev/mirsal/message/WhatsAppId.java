package dev.mirsal.message;

/** Spellings of WhatsApp ids, brought to one. */
final class WhatsAppId {
  private static final String PERSON = "@c.us";
  private static final String ENGINE_INTERNAL = "@s.whatsapp.net";

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
      case "@lid" -> digits(withoutDevice(name), text) + "@lid";
      case "@g.us" -> group(name, text) + "@g.us";
      default -> throw malformed(text);
    };
  }

  private static String withoutDevice(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** An E.164 number has at most 15 digits; the shortest in use have 7. */
  private static String number(String name, String text) {
    String digits = digits(name.startsWith("+") ? name.substring(1) : name, text);
    if (digits.length() < 7 || digits.length() > 15) {
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

  private static String group(String name, String text) {
    if (name.isEmpty() || !name.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-')) {
      throw malformed(text);
    }
    return name;
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
        Channel.WHATSAPP, text, "7 to 15 digits or a chat id ending in @c.us, @g.us or @lid");
  }
}
