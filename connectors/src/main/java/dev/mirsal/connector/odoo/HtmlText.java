package dev.mirsal.connector.odoo;

/**
 * Plain text for fields that hold HTML: Odoo would swallow line breaks and what looks like tags.
 */
final class HtmlText {
  private HtmlText() {}

  static String of(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r\n", "\n")
        .replace("\n", "<br>");
  }
}
