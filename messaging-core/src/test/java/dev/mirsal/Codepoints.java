package dev.mirsal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that nobody sees, spelled out in the behaviour tables as {@code <U+200F>}. */
public final class Codepoints {
  private static final Pattern SPELLED = Pattern.compile("<U\\+([0-9A-F]{4,6})>");

  private Codepoints() {}

  /** Returns the text with the characters in place of their spelling. */
  public static String decode(String text) {
    return SPELLED
        .matcher(text)
        .replaceAll(
            hit ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(hit.group(1), 16))));
  }
}
