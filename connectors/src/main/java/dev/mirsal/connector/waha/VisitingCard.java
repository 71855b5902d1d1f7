package dev.mirsal.connector.waha;

import dev.mirsal.message.MessageContent.ContactCard;

/**
 * A contact as a vCard 3.0, in the form of WAHA's <a
 * href="https://waha.devlike.pro/docs/how-to/send-messages/">example</a> (read 2026-11-20). Written
 * here, because values are text: an escaped line break cannot add a line of its own.
 */
final class VisitingCard {
  private VisitingCard() {}

  static String of(ContactCard card) {
    String digits = digits(card);
    StringBuilder lines = new StringBuilder("BEGIN:VCARD\nVERSION:3.0\nFN:");
    lines.append(escaped(card.name())).append('\n');
    if (card.organization() != null) {
      lines.append("ORG:").append(escaped(card.organization())).append(";\n");
    }
    return lines
        .append("TEL;type=CELL;type=VOICE;waid=")
        .append(digits)
        .append(":+")
        .append(digits)
        .append("\nEND:VCARD")
        .toString();
  }

  /** Returns the number without anything else that it is written with. */
  static String digits(ContactCard card) {
    return card.phone().replaceAll("[^0-9]", "");
  }

  /** <a href="https://www.rfc-editor.org/rfc/rfc2426#section-4">RFC 2426, section 4</a>. */
  private static String escaped(String value) {
    return value
        .strip()
        .replace("\\", "\\\\")
        .replace(",", "\\,")
        .replace(";", "\\;")
        .replaceAll("\\R", "\\\\n");
  }
}
