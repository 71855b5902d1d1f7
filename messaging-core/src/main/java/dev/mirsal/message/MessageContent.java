package dev.mirsal.message;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: a text, a media file, a poll, or a template that the platform keeps.
 *
 * <p>No {@code toString} of a content shows what it says.
 *
 * @since 0.1
 */
public sealed interface MessageContent {

  /**
   * Plain text.
   *
   * @param body the text, not blank
   */
  record Text(String body) implements MessageContent {
    /** Checks the body. */
    public Text {
      requireText("text", body);
    }

    @Override
    public String toString() {
      return "Text[" + body.length() + " characters]";
    }
  }

  /**
   * A media file that the platform fetches by itself.
   *
   * @param kind how it is shown
   * @param url an absolute http or https URL
   * @param caption the text under it, or null for none
   * @param filename the name shown for a document, or null
   * @param mimeType the type such as {@code image/jpeg}, or null to let the connector guess
   */
  record Media(
      MediaKind kind,
      URI url,
      @Nullable String caption,
      @Nullable String filename,
      @Nullable String mimeType)
      implements MessageContent {
    /** Checks the URL. */
    public Media {
      Objects.requireNonNull(kind, "kind");
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new IllegalArgumentException("media.url: must be an absolute http or https URL");
      }
    }

    /** Returns a media file without file name or type. */
    public static Media of(MediaKind kind, URI url, @Nullable String caption) {
      return new Media(kind, url, caption, null, null);
    }

    @Override
    public String toString() {
      return "Media[" + kind + "]";
    }
  }

  /**
   * A question with options to choose from.
   *
   * @param question the question, not blank
   * @param options 2 to 12 options, none blank, no two equal
   * @param multipleAnswers whether several options may be chosen
   */
  record Poll(String question, List<String> options, boolean multipleAnswers)
      implements MessageContent {
    /** The fewest options a poll may have. */
    public static final int MIN_OPTIONS = 2;

    /** The most options a poll may have. */
    public static final int MAX_OPTIONS = 12;

    /** Checks question and options. */
    public Poll {
      requireText("poll.question", question);
      options = List.copyOf(options);
      if (options.size() < MIN_OPTIONS || options.size() > MAX_OPTIONS) {
        throw new IllegalArgumentException(
            "poll.options: " + options.size() + " options, must be 2 to 12");
      }
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < options.size(); i++) {
        requireText("poll.options[" + i + "]", options.get(i));
        if (!seen.add(options.get(i).strip())) {
          throw new IllegalArgumentException("poll.options[" + i + "]: given twice");
        }
      }
    }

    @Override
    public String toString() {
      return "Poll[" + options.size() + " options]";
    }
  }

  /**
   * A message template that is kept and approved on the platform.
   *
   * @param name the template's name on the platform
   * @param language its language code, such as {@code he} or {@code en_US}
   * @param parameters values by parameter name or position ("1", "2", …)
   */
  record TemplateReference(String name, String language, Map<String, String> parameters)
      implements MessageContent {
    /** Checks and copies. */
    public TemplateReference {
      requireText("template.name", name);
      requireText("template.language", language);
      parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
      return "TemplateReference[" + name + ", " + language + "]";
    }
  }

  private static void requireText(String field, String value) {
    if (Objects.requireNonNull(value, field).isBlank()) {
      throw new IllegalArgumentException(field + ": is blank");
    }
  }
}
