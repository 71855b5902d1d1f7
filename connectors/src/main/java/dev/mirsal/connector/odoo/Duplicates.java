package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The search for leads of the same person, by what Odoo keeps normalised. */
final class Duplicates {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern FILLERS = Pattern.compile("[\\s().-]");
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  private Duplicates() {}

  static ArrayNode domain(@Nullable String email, @Nullable String phone) {
    ArrayNode domain = NODES.arrayNode();
    if (email != null && phone != null) {
      domain.add("|");
    }
    if (email != null) {
      String lower = email.strip().toLowerCase(Locale.ROOT);
      domain.add(OdooCall.condition("email_normalized", "=", NODES.textNode(lower)));
    }
    if (phone != null) {
      domain.add(OdooCall.condition("phone_sanitized", "=", NODES.textNode(e164(phone))));
    }
    if (domain.isEmpty()) {
      throw new IllegalArgumentException("duplicates: neither e-mail nor phone is given");
    }
    return domain;
  }

  private static String e164(String phone) {
    String dense = FILLERS.matcher(phone).replaceAll("");
    if (!E164.matcher(dense).matches()) {
      throw new IllegalArgumentException("phone: must be in E.164, such as +972501234567");
    }
    return dense;
  }
}
