package dev.mirsal.example.cli.input;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file, told in one line.
 *
 * @param file the file as the user named it
 * @param line the line, from 1, or 0 if the problem belongs to the whole file
 * @param field the field or column, or null if it belongs to none
 * @param text what is wrong
 */
public record Problem(String file, long line, @Nullable String field, String text) {
  private static final int LONGEST_VALUE = 60;

  /** Returns a problem of a whole file. */
  public static Problem of(String file, String text) {
    return new Problem(file, 0, null, text);
  }

  /** Returns a problem of a line. */
  public static Problem at(String file, long line, String text) {
    return new Problem(file, line, null, text);
  }

  /** Returns a value in quotes, cut when it is long, for use in a problem's text. */
  public static String quote(String value) {
    int end = Math.min(value.length(), LONGEST_VALUE);
    if (end == value.length()) {
      return "'" + value + "'";
    }
    int whole = Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end;
    return "'" + value.substring(0, whole) + "…'";
  }

  /** Returns {@code file:line: field: text}, without the parts that are not known. */
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line;
    String what = field == null ? text : field + ": " + text;
    return oneLine(place + ": " + what);
  }

  /** Returns the text with line breaks and other control characters turned into spaces. */
  public static String oneLine(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
