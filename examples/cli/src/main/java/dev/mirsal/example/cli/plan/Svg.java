package dev.mirsal.example.cli.plan;

/** Elements of a drawing, as text. */
final class Svg {
  private Svg() {}

  static String text(int x, int y, String attributes, String content) {
    return "<text x=\""
        + x
        + "\" y=\""
        + y
        + "\" "
        + attributes
        + ">"
        + escaped(content)
        + "</text>";
  }

  static String rect(int x, int y, int width, int height, String fill) {
    return "<rect x=\""
        + x
        + "\" y=\""
        + y
        + "\" width=\""
        + width
        + "\" height=\""
        + height
        + "\" fill=\""
        + fill
        + "\"/>";
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c >= ' ' && Character.getType(c) != Character.SURROGATE)
        .forEach(c -> escape(escaped, c));
    return escaped.toString();
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      default -> out.appendCodePoint(c);
    }
  }
}
