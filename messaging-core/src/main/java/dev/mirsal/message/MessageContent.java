package dev.mirsal.message;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
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
    /**
     * Checks the body.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Text {
      Texts.requireText("text", body);
    }

    @Override
    public String toString() {
      return "Text[" + body.length() + " characters]";
    }
  }

  /**
   * A media file that the platform fetches by itself. As its URL may hold a key, {@code toString}
   * does not show it.
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
    /**
     * Checks the URL.
     *
     * @throws IllegalArgumentException if its scheme is neither http nor https, or it has no host
     */
    public Media {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(url, "url");
      String scheme = String.valueOf(url.getScheme());
      if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
        throw new IllegalArgumentException(
            "media.url: scheme " + scheme + ", must be http or https");
      }
      // Not getHost(), which is null for hosts with an underscore, as in container networks.
      if (url.getRawAuthority() == null) {
        throw new IllegalArgumentException("media.url: has no host");
      }
    }

    /**
     * Returns a media file without file name or type.
     *
     * @param kind how it is shown
     * @param url an absolute http or https URL
     * @param caption the text under it, or null for none
     * @return the media file
     * @throws IllegalArgumentException if the URL is not absolute http or https
     */
    public static Media of(MediaKind kind, URI url, @Nullable String caption) {
      return new Media(kind, url, caption, null, null);
    }

    @Override
    public String toString() {
      return "Media[" + kind + "]";
    }
  }

  /**
   * A question with options to choose from. The limits are WhatsApp's, checked here because <a
   * href="https://waha.devlike.pro/docs/how-to/send-messages/">WAHA</a> takes any number of options
   * and answers as if all were well (measured 2026-11-20).
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

    /**
     * Checks question and options.
     *
     * @throws IllegalArgumentException if one is blank, two options are equal but for outer spaces,
     *     or there are too few or too many; the message names the field and the limit
     */
    public Poll {
      Texts.requireText("poll.question", question);
      options = List.copyOf(options);
      if (options.size() < MIN_OPTIONS || options.size() > MAX_OPTIONS) {
        throw new IllegalArgumentException(
            "poll.options: %d options, must be %d to %d"
                .formatted(options.size(), MIN_OPTIONS, MAX_OPTIONS));
      }
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < options.size(); i++) {
        Texts.requireText("poll.options[" + i + "]", options.get(i));
        if (!seen.add(options.get(i).strip())) {
          throw new IllegalArgumentException(
              "poll.options[" + i + "]: is the same as one before it");
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
   * @param parameters values by parameter name or position ("1", "2", …), in the order given
   */
  record TemplateReference(String name, String language, Map<String, String> parameters)
      implements MessageContent {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if name or language is blank
     */
    public TemplateReference {
      Texts.requireText("template.name", name);
      Texts.requireText("template.language", language);
      parameters = Texts.copyOf("template.parameters", parameters);
    }

    @Override
    public String toString() {
      return "TemplateReference[" + name + ", " + language + "]";
    }
  }
}
