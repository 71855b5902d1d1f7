package dev.mirsal.template;

import java.text.Normalizer;

/**
 * Brings names of variables to one spelling, so that what looks the same to a reader is the same:
 * Unicode NFC, no invisible direction marks, no spaces at the ends.
 */
final class VariableName {
  private VariableName() {}

  static String canonical(String name) {
    StringBuilder visible = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (!isInvisible(name.charAt(i))) {
        visible.append(name.charAt(i));
      }
    }
    return Normalizer.normalize(trimmed(visible), Normalizer.Form.NFC);
  }

  /** Unlike {@link String#strip}, takes no-break spaces too: spreadsheets are full of them. */
  private static CharSequence trimmed(CharSequence text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.subSequence(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * The twelve Bidi_Control characters of Unicode (UAX 9), and the byte-order mark that editors
   * leave in front of a first heading. Joiners stay: they are part of words in some scripts.
   */
  private static boolean isInvisible(char c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF;
  }
}
