package dev.mirsal.example.cli.text;

/** Cells of a table on a terminal, aligned by the columns they take up there. */
public final class Cells {
  private static final int FIRST_EMOJI = 0x1F300;
  private static final int LAST_EMOJI = 0x1FAFF;

  private Cells() {}

  /** Returns the text followed by spaces up to a width. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Returns the text after spaces up to a width. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Returns how many columns a text takes up: marks and direction signs none, wide signs two. */
  public static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return Character.isIdeographic(c)
        || (c >= FIRST_EMOJI && c <= LAST_EMOJI)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0x3040 && c <= 0x30FF)
        || (c >= 0xFF01 && c <= 0xFF60);
  }
}
