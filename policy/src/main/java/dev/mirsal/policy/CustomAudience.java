package dev.mirsal.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an audience as the bodies of Meta's custom-audience upload, {@code POST
 * /{audience}/users}: at most 10,000 rows each, personal data hashed, nobody kept in memory beyond
 * one body.
 *
 * <p>What the bodies hold identifies people: keep them out of logs.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/marketing-api/reference/custom-audience/users">
 *     Custom audience users (2025-10-08)</a>
 * @since 0.1
 */
public final class CustomAudience {
  /** The most rows that one body may hold. */
  public static final int BATCH = 10_000;

  private final Key key;
  private final @Nullable String page;
  private final long session;

  private CustomAudience(Key key, @Nullable String page, long session) {
    this.key = key;
    this.page = page;
    this.session = session;
  }

  /** By what people are matched. */
  public enum Key {
    /** A page-scoped id, in the clear; Meta's current list of keys does not name it. */
    PAGEUID(Certainty.UNVERIFIED),
    /** An e-mail address, trimmed, in lower case, hashed. */
    EMAIL(Certainty.OFFICIAL),
    /** A phone number with its country code, digits only, hashed. */
    PHONE(Certainty.OFFICIAL);

    private final Certainty certainty;

    Key(Certainty certainty) {
      this.certainty = certainty;
    }

    /** Returns how sure it is that uploads by this key work. */
    public Certainty certainty() {
      return certainty;
    }
  }

  /**
   * Returns a writer for page-scoped ids.
   *
   * @param page the page that the ids belong to
   * @param session a number that all bodies of one upload share
   */
  public static CustomAudience ofPage(String page, long session) {
    return new CustomAudience(Key.PAGEUID, Objects.requireNonNull(page, "page"), session);
  }

  /** Returns a writer for e-mail addresses; the session is what all bodies of one upload share. */
  public static CustomAudience ofEmails(long session) {
    return new CustomAudience(Key.EMAIL, null, session);
  }

  /** Returns a writer for phone numbers; the session is what all bodies of one upload share. */
  public static CustomAudience ofPhones(long session) {
    return new CustomAudience(Key.PHONE, null, session);
  }

  /** Returns by what people are matched. */
  public Key key() {
    return key;
  }

  /** Writes the bodies, as JSON, one after the other; none if there is nobody. */
  public void write(Iterator<String> people, Consumer<String> bodies) {
    for (int batch = 1; people.hasNext(); batch++) {
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < BATCH && people.hasNext(); row++) {
        rows.append(row == 0 ? "[" : ",[").append(quoted(value(people.next()))).append(']');
      }
      bodies.accept(body(rows, batch, !people.hasNext()));
    }
  }

  private String body(CharSequence rows, int batch, boolean last) {
    return "{\"payload\":{\"schema\":[\""
        + key
        + "\"],"
        + (page == null ? "" : "\"page_ids\":[" + quoted(page) + "],")
        + "\"data\":["
        + rows
        + "]},\"session\":{\"session_id\":"
        + session
        + ",\"batch_seq\":"
        + batch
        + ",\"last_batch_flag\":"
        + last
        + "}}";
  }

  private String value(String text) {
    return switch (key) {
      case PAGEUID -> text.strip();
      case EMAIL -> hash(text.strip().toLowerCase(Locale.ROOT));
      case PHONE -> hash(digits(text));
    };
  }

  private static String digits(String text) {
    return text.codePoints()
        .map(c -> Character.digit(c, 10))
        .filter(digit -> digit >= 0)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return json.append('"').toString();
  }
}
