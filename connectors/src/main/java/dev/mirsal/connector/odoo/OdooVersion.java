package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version, by which the protocol is chosen. {@code saas~18.4} of Odoo Online is 18.4. */
record OdooVersion(int major, int minor) {
  private static final Pattern NUMBERS = Pattern.compile("(?:saas[~-])?(\\d{1,4})\\.(\\d{1,4}).*");

  /** Reads the answer to a question for the version, or returns null if it holds none. */
  static @Nullable OdooVersion of(JsonNode answer) {
    JsonNode info =
        answer.path(answer.has("version_info") ? "version_info" : "server_version_info");
    if (info.path(0).isValueNode() && info.path(1).isInt()) {
      return parse(info.path(0).asText() + "." + info.path(1).asText());
    }
    return parse(answer.path(answer.has("version") ? "version" : "server_version").asText());
  }

  private static @Nullable OdooVersion parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? new OdooVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
        : null;
  }

  /** JSON-2 came with saas-18.4; up to 18.3 there is only JSON-RPC. */
  boolean speaksJson2() {
    return isAtLeast(18, 4);
  }

  boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
