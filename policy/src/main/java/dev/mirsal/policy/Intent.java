package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to send. One intent serves a whole campaign.
 *
 * <p>A promotion, and whatever uses a marketing template, is marketing, however it is declared.
 * Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class Intent {
  private final Channel channel;
  private final Gateway gateway;
  private final CampaignType type;
  private final Purpose purpose;
  private final boolean human;
  private final @Nullable String tag;
  private final @Nullable Template template;
  private final @Nullable Comment comment;
  private final ContentKind content;
  private final boolean oneClickUnsubscribe;
  private final boolean overridesCaps;
  private final int kind;

  private Intent(Builder from) {
    channel = from.channel;
    gateway = from.gateway;
    type = from.isMarketing() ? CampaignType.MARKETING : CampaignType.TRANSACTIONAL;
    purpose = Objects.requireNonNullElse(from.purpose, from.usualPurpose());
    human = from.human;
    tag = from.tag;
    template = from.template;
    comment = from.comment;
    content = from.content;
    oneClickUnsubscribe = from.oneClickUnsubscribe;
    overridesCaps = from.overridesCaps;
    kind = Eras.number(this);
  }

  /** Returns a number that intents have in common if the same rules bear on them, but for tags. */
  int kind() {
    return kind;
  }

  /**
   * Returns a builder of an automated message through the platform's own API.
   *
   * @param channel the platform; for ManyChat, the platform behind it
   * @param type marketing or transactional
   * @throws IllegalArgumentException if the channel is {@link Channel#MANYCHAT}
   */
  public static Builder builder(Channel channel, CampaignType type) {
    return new Builder(channel, type);
  }

  /** Returns the platform on which the person is. */
  public Channel channel() {
    return channel;
  }

  /** Returns what carries the message there. */
  public Gateway gateway() {
    return gateway;
  }

  /** Returns what the message is for. */
  public CampaignType type() {
    return type;
  }

  /** Returns why it is sent. */
  public Purpose purpose() {
    return purpose;
  }

  /** Tells whether a person writes it, rather than a machine. */
  public boolean human() {
    return human;
  }

  /** Returns the only message tag that may be used, or null to leave it to the rules. */
  public @Nullable String tag() {
    return tag;
  }

  /** Returns the template at hand, or null. */
  public @Nullable Template template() {
    return template;
  }

  /** Returns the comment that is answered, or null. */
  public @Nullable Comment comment() {
    return comment;
  }

  /** Returns what the message is made of. */
  public ContentKind content() {
    return content;
  }

  /** Tells whether the message carries a one-click unsubscribe. */
  public boolean oneClickUnsubscribe() {
    return oneClickUnsubscribe;
  }

  /** Tells whether the message goes even if a frequency cap is reached. */
  public boolean overridesCaps() {
    return overridesCaps;
  }

  @Override
  public String toString() {
    return "Intent["
        + channel
        + " via "
        + gateway
        + ", "
        + type
        + ", "
        + purpose
        + (human ? ", human" : "")
        + (tag == null ? "" : ", tag " + tag)
        + (template == null ? "" : ", " + template)
        + (comment == null ? "" : ", answers a comment")
        + "]";
  }

  /** Collects an intent. Not safe for use by several threads. */
  public static final class Builder {
    private final Channel channel;
    private final CampaignType type;
    private Gateway gateway = Gateway.PLATFORM_API;
    private @Nullable Purpose purpose;
    private boolean human;
    private @Nullable String tag;
    private @Nullable Template template;
    private @Nullable Comment comment;
    private ContentKind content = ContentKind.ORDINARY;
    private boolean oneClickUnsubscribe;
    private boolean overridesCaps;

    private Builder(Channel channel, CampaignType type) {
      if (channel == Channel.MANYCHAT) {
        throw new IllegalArgumentException(
            "intent.channel: name the platform behind MANYCHAT, and the gateway MANYCHAT");
      }
      this.channel = Objects.requireNonNull(channel, "channel");
      this.type = Objects.requireNonNull(type, "type");
    }

    /** Sets what carries the message. */
    public Builder via(Gateway carrier) {
      gateway = Objects.requireNonNull(carrier, "gateway");
      return this;
    }

    /** Sets the purpose; left out, it is a promotion for marketing and a reply otherwise. */
    public Builder purpose(Purpose value) {
      purpose = Objects.requireNonNull(value, "purpose");
      return this;
    }

    /** Says that a person writes the message. */
    public Builder byHuman() {
      human = true;
      return this;
    }

    /** Names the only tag that may be used. */
    public Builder tag(@Nullable String name) {
      tag = name;
      return this;
    }

    /** Sets the template at hand. */
    public Builder template(@Nullable Template value) {
      template = value;
      return this;
    }

    /** Sets the comment that is answered. */
    public Builder answering(@Nullable Comment value) {
      comment = value;
      return this;
    }

    /** Sets what the message is made of. */
    public Builder content(ContentKind kind) {
      content = Objects.requireNonNull(kind, "content");
      return this;
    }

    /** Says that the message carries a one-click unsubscribe. */
    public Builder withOneClickUnsubscribe() {
      oneClickUnsubscribe = true;
      return this;
    }

    /** Says that the message goes even if a frequency cap is reached. */
    public Builder overridingCaps() {
      overridesCaps = true;
      return this;
    }

    /** Returns the intent. */
    public Intent build() {
      return new Intent(this);
    }

    private boolean isMarketing() {
      return type == CampaignType.MARKETING
          || purpose == Purpose.PROMOTION
          || (template != null && template.category() == TemplateCategory.MARKETING);
    }

    private Purpose usualPurpose() {
      return isMarketing() ? Purpose.PROMOTION : Purpose.REPLY;
    }
  }
}
