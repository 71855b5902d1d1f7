package dev.mirsal.message;

import java.math.BigDecimal;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: a text, a media file, a poll, a template that the platform keeps, and what
 * else there is. No platform takes all of them; a connector refuses what its platform does not.
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

  /**
   * A place on the map.
   *
   * @param latitude degrees north of the equator, -90 to 90
   * @param longitude degrees east of Greenwich, -180 to 180
   * @param name what the place is called, or null
   * @param address its address, or null
   */
  record Location(
      BigDecimal latitude, BigDecimal longitude, @Nullable String name, @Nullable String address)
      implements MessageContent {
    /**
     * Checks the degrees.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Location {
      requireWithin("location.latitude", latitude, 90);
      requireWithin("location.longitude", longitude, 180);
    }

    private static void requireWithin(String field, BigDecimal degrees, int limit) {
      if (degrees.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
        throw new IllegalArgumentException(
            field + ": " + degrees + ", must be -" + limit + " to " + limit);
      }
    }

    @Override
    public String toString() {
      return "Location[]";
    }
  }

  /**
   * Somebody's card, to keep in the address book.
   *
   * @param name the name shown, not blank
   * @param phone the number in international form, with or without {@code +}, not blank
   * @param organization where the person works, or null
   */
  record ContactCard(String name, String phone, @Nullable String organization)
      implements MessageContent {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if name or phone is blank
     */
    public ContactCard {
      Texts.requireText("contact.name", name);
      Texts.requireText("contact.phone", phone);
    }

    @Override
    public String toString() {
      return "ContactCard[]";
    }
  }

  /**
   * A text with short answers to tap, which disappear when one is chosen. How many a platform takes
   * differs: its connector refuses more.
   *
   * @param body the text, not blank
   * @param replies the answers, at least one
   */
  record QuickReplies(String body, List<QuickReply> replies) implements MessageContent {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the body is blank or there is no answer
     */
    public QuickReplies {
      Texts.requireText("quickReplies.body", body);
      replies = Texts.someOf("quickReplies.replies", replies);
    }

    @Override
    public String toString() {
      return "QuickReplies[" + body.length() + " characters, " + replies.size() + " replies]";
    }
  }

  /**
   * An answer to tap.
   *
   * @param title what is shown, not blank
   * @param payload what comes back when it is chosen, not blank; never shown
   */
  record QuickReply(String title, String payload) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public QuickReply {
      Texts.requireText("quickReply.title", title);
      Texts.requireText("quickReply.payload", payload);
    }

    @Override
    public String toString() {
      return "QuickReply[]";
    }
  }

  /**
   * A text with buttons that stay.
   *
   * @param body the text, not blank
   * @param buttons the buttons, at least one
   */
  record Buttons(String body, List<Button> buttons) implements MessageContent {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the body is blank or there is no button
     */
    public Buttons {
      Texts.requireText("buttons.body", body);
      buttons = Texts.someOf("buttons.buttons", buttons);
    }

    @Override
    public String toString() {
      return "Buttons[" + body.length() + " characters, " + buttons.size() + " buttons]";
    }
  }

  /**
   * A button.
   *
   * @param kind what happens when it is tapped
   * @param title what is shown, not blank
   * @param target what comes back, the URL that opens, or the number that is called; not blank
   */
  record Button(Kind kind, String title, String target) {
    /** What happens when a button is tapped. */
    public enum Kind {
      /** The target comes back as a postback. */
      POSTBACK,
      /** The target, a URL, opens. */
      LINK,
      /** The target, a phone number, is called. */
      CALL
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if title or target is blank
     */
    public Button {
      Objects.requireNonNull(kind, "kind");
      Texts.requireText("button.title", title);
      Texts.requireText("button.target", target);
    }

    @Override
    public String toString() {
      return "Button[" + kind + "]";
    }
  }

  /**
   * Cards side by side: what Messenger and Instagram call a generic template.
   *
   * @param cards the cards, at least one
   */
  record Cards(List<Card> cards) implements MessageContent {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no card
     */
    public Cards {
      cards = Texts.someOf("cards.cards", cards);
    }

    @Override
    public String toString() {
      return "Cards[" + cards.size() + " cards]";
    }
  }

  /**
   * A card.
   *
   * @param title its title, not blank
   * @param subtitle the line under it, or null
   * @param image the picture above it, or null
   * @param link what opens when the card is tapped, or null
   * @param buttons its buttons, may be empty
   */
  record Card(
      String title,
      @Nullable String subtitle,
      @Nullable URI image,
      @Nullable URI link,
      List<Button> buttons) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the title is blank
     */
    public Card {
      Texts.requireText("card.title", title);
      buttons = List.copyOf(buttons);
    }

    @Override
    public String toString() {
      return "Card[" + buttons.size() + " buttons]";
    }
  }
}
