package dev.mirsal.template;

import dev.mirsal.message.Recipient;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two variables that every recipient has by nature, under their English and local names. */
enum BuiltIn {
  NAME,
  PHONE;

  static @Nullable BuiltIn named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "name", "שם", "اسم", "الاسم" -> NAME;
      case "phone", "טלפון", "هاتف", "الهاتف" -> PHONE;
      default -> null;
    };
  }

  @Nullable String of(Recipient recipient) {
    return switch (this) {
      case NAME -> recipient.name();
      case PHONE -> recipient.address().phone().orElse(null);
    };
  }
}
