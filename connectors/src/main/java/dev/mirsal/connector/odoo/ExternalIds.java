package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * External ids, which Odoo keeps unique by an index of its database: what makes putting a lead
 * twice the same as putting it once.
 */
final class ExternalIds {
  private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final OdooConnection odoo;
  private final String module;

  ExternalIds(OdooConnection odoo, String module) {
    this.odoo = odoo;
    this.module = module;
  }

  static String checkedModule(String module) {
    if (!MODULE.matcher(module).matches()) {
      throw new IllegalArgumentException(
          "externalIdModule: '" + module + "', must be lower-case letters, digits and _");
    }
    return module;
  }

  /** Returns the whole id, as {@code load} takes it. */
  String whole(String id) {
    return module + "." + name(id);
  }

  /** Returns the lead of an id, or null if there is none that this user can see. */
  @Nullable Long lead(String id) throws InterruptedException {
    OdooCall call =
        OdooCall.on("ir.model.data", "check_object_reference")
            .with("module", module)
            .with("xml_id", name(id))
            .inContext("active_test", false);
    JsonNode found;
    try {
      found = odoo.call(call);
    } catch (OdooException refused) {
      if ("builtins.ValueError".equals(refused.code())) {
        return null;
      }
      throw refused;
    }
    if (!found.path(0).asText().equals(LeadLoad.MODEL)) {
      throw OdooErrors.senseless(call);
    }
    return found.path(1).isInt() ? found.path(1).longValue() : null;
  }

  /**
   * Returns a name without dots, which part module and name; different ids have different names.
   */
  private static String name(String id) {
    StringBuilder name = new StringBuilder();
    id.codePoints()
        .forEach(
            c -> {
              if (isPlain(c)) {
                name.appendCodePoint(c);
              } else {
                name.append('-').append(Integer.toHexString(c)).append('-');
              }
            });
    return name.toString();
  }

  private static boolean isPlain(int c) {
    int lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
}
