package dev.mirsal.campaign;

import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.Recipient;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MessageVariations;
import dev.mirsal.template.MissingVariable;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign says, before a recipient's own values are filled in. Each recipient receives one
 * message.
 *
 * @since 0.1
 */
public sealed interface CampaignMessage {

  /** Returns a message of text alone. */
  static CampaignMessage text(MessageVariations text) {
    return new Text(text);
  }

  /** Returns a media file, with a caption or without. */
  static CampaignMessage media(MediaKind kind, URI url, @Nullable MessageVariations caption) {
    return new Media(MessageContent.Media.of(kind, url, null), caption);
  }

  /** Returns a poll; its options are the same for everybody. */
  static CampaignMessage poll(
      MessageVariations question, List<String> options, boolean multipleAnswers) {
    return new Poll(question, options, multipleAnswers);
  }

  /** Returns a template kept on the platform; its parameters are filled in. */
  static CampaignMessage template(
      String name, String language, Map<String, MessageTemplate> parameters) {
    return new Template(name, language, parameters);
  }

  /** Returns the texts that may be filled in for a recipient, all variations of them. */
  List<MessageTemplate> templates();

  /** Returns the names of all variables that it uses, each once, in the order of first use. */
  default List<String> variables() {
    return templates().stream().flatMap(t -> t.variables().stream()).distinct().toList();
  }

  /** Returns the names of the variables for which a recipient has no value, nor they a default. */
  default List<String> missing(Recipient recipient) {
    Set<String> missing = new LinkedHashSet<>();
    templates().forEach(template -> missing.addAll(template.missing(recipient)));
    return List.copyOf(missing);
  }

  /**
   * Fills in a recipient's values.
   *
   * @param recipient the receiver
   * @param seed the campaign's seed, which with the index picks the variation
   * @param index the recipient's place in the campaign, from 0
   * @param missing what to do about a variable without a value
   * @throws dev.mirsal.template.MissingVariableException if it is to be refused
   */
  MessageContent render(Recipient recipient, long seed, long index, MissingVariable missing);

  /**
   * A text.
   *
   * @param body its variations
   */
  record Text(MessageVariations body) implements CampaignMessage {
    @Override
    public List<MessageTemplate> templates() {
      return body.templates();
    }

    @Override
    public MessageContent render(
        Recipient recipient, long seed, long index, MissingVariable missing) {
      return new MessageContent.Text(body.pick(seed, index).render(recipient, missing));
    }
  }

  /**
   * A media file.
   *
   * @param file the file, without caption
   * @param caption the variations of its caption, or null for none
   */
  record Media(MessageContent.Media file, @Nullable MessageVariations caption)
      implements CampaignMessage {
    @Override
    public List<MessageTemplate> templates() {
      return caption == null ? List.of() : caption.templates();
    }

    @Override
    public MessageContent render(
        Recipient recipient, long seed, long index, MissingVariable missing) {
      String text = caption == null ? null : caption.pick(seed, index).render(recipient, missing);
      return new MessageContent.Media(
          file.kind(), file.url(), text, file.filename(), file.mimeType());
    }
  }

  /**
   * A poll.
   *
   * @param question the variations of its question
   * @param options 2 to 12 options
   * @param multipleAnswers whether several may be chosen
   */
  record Poll(MessageVariations question, List<String> options, boolean multipleAnswers)
      implements CampaignMessage {
    /** Checks the options. */
    public Poll {
      options = new MessageContent.Poll("?", options, multipleAnswers).options();
    }

    @Override
    public List<MessageTemplate> templates() {
      return question.templates();
    }

    @Override
    public MessageContent render(
        Recipient recipient, long seed, long index, MissingVariable missing) {
      return new MessageContent.Poll(
          question.pick(seed, index).render(recipient, missing), options, multipleAnswers);
    }

    @Override
    public String toString() {
      return "Poll[" + options.size() + " options]";
    }
  }

  /**
   * A template kept on the platform.
   *
   * @param name its name there
   * @param language its language code
   * @param parameters what to fill in, by parameter name or position, in the order given
   */
  record Template(String name, String language, Map<String, MessageTemplate> parameters)
      implements CampaignMessage {
    /** Copies. */
    public Template {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public List<MessageTemplate> templates() {
      return List.copyOf(parameters.values());
    }

    @Override
    public MessageContent render(
        Recipient recipient, long seed, long index, MissingVariable missing) {
      Map<String, String> values = new LinkedHashMap<>();
      parameters.forEach((key, value) -> values.put(key, value.render(recipient, missing)));
      return new MessageContent.TemplateReference(name, language, values);
    }

    @Override
    public String toString() {
      return "Template[" + name + ", " + language + "]";
    }
  }
}
