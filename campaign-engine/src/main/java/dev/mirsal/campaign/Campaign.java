package dev.mirsal.campaign;

import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import dev.mirsal.template.MessageVariations;
import dev.mirsal.template.MissingVariable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign sends and how: all that its author decides. Where it stands is kept apart, in the
 * store.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class Campaign {
  private final String id;
  private final @Nullable String owner;
  private final String name;
  private final CampaignType type;
  private final Channel channel;
  private final CampaignMessage message;
  private final List<Lane> lanes;
  private final LaneSharing sharing;
  private final SendingRules rules;
  private final MissingVariable missingVariable;
  private final long seed;
  private final UnknownPolicy onUnknown;
  private final LateStart lateStart;
  private final Duration patience;

  private Campaign(Builder builder) {
    id = builder.id;
    owner = builder.owner;
    name = required("name", builder.name);
    type = builder.type;
    channel = builder.channel;
    message = required("message", builder.message);
    lanes = required("devices", builder.lanes);
    sharing = builder.sharing;
    rules = builder.rules;
    missingVariable = builder.missingVariable;
    seed = builder.seed;
    onUnknown = builder.onUnknown;
    lateStart = builder.lateStart;
    patience = builder.patience;
    CampaignPlanner.of(rules, lanes, seed);
  }

  /**
   * Returns a builder. Name, message and devices must be given; the rest has defaults: marketing,
   * over WhatsApp, the default {@link SendingRules}, refusing a recipient who lacks a variable.
   *
   * @param id the campaign's id, unique among the host's campaigns
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Returns a builder that holds this campaign, to change some of it. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns this campaign under another id. */
  public Campaign withId(String newId) {
    Builder copy = new Builder(this);
    copy.id = Builder.notBlank("id", newId);
    return copy.build();
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns whose campaign it is, as the host knows it, or null. */
  public @Nullable String owner() {
    return owner;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns whether it is marketing or transactional. */
  public CampaignType type() {
    return type;
  }

  /** Returns the channel it is sent over. */
  public Channel channel() {
    return channel;
  }

  /** Returns what it says. */
  public CampaignMessage message() {
    return message;
  }

  /** Returns the devices or pages it is sent through. */
  public List<Lane> lanes() {
    return lanes;
  }

  /** Returns how recipients are shared out over the lanes. */
  public LaneSharing sharing() {
    return sharing;
  }

  /** Returns how it paces. */
  public SendingRules rules() {
    return rules;
  }

  /** Returns what to do about a recipient who lacks a variable. */
  public MissingVariable missingVariable() {
    return missingVariable;
  }

  /** Returns the seed of its delays and variations. */
  public long seed() {
    return seed;
  }

  /** Returns what becomes of a message of which nobody knows whether it went. */
  public UnknownPolicy onUnknown() {
    return onUnknown;
  }

  /** Returns what becomes of the campaign if its start is missed. */
  public LateStart lateStart() {
    return lateStart;
  }

  /** Returns for how long the campaign waits for a person who may not be written to yet. */
  public Duration patience() {
    return patience;
  }

  /** Returns the planner of this campaign, for a plan before launch. */
  public CampaignPlanner planner() {
    return CampaignPlanner.of(rules, lanes, seed).sharing(sharing);
  }

  @Override
  public String toString() {
    return "Campaign[" + id + ", " + type + " over " + channel + ", " + lanes + "]";
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("campaign." + field + ": is missing");
    }
    return value;
  }

  /** Collects a campaign's settings. Not safe for use by several threads. */
  public static final class Builder {
    private String id;
    private @Nullable String owner;
    private @Nullable String name;
    private CampaignType type = CampaignType.MARKETING;
    private Channel channel = Channel.WHATSAPP;
    private @Nullable CampaignMessage message;
    private @Nullable List<Lane> lanes;
    private LaneSharing sharing = LaneSharing.IN_TURN;
    private SendingRules rules = SendingRules.builder().build();
    private MissingVariable missingVariable = MissingVariable.REFUSE;
    private long seed;
    private UnknownPolicy onUnknown = UnknownPolicy.VERIFY;
    private LateStart lateStart = LateStart.SEND;
    private Duration patience = Duration.ofDays(1);

    private Builder(String id) {
      this.id = notBlank("id", id);
    }

    private Builder(Campaign campaign) {
      id = campaign.id;
      owner = campaign.owner;
      name = campaign.name;
      type = campaign.type;
      channel = campaign.channel;
      message = campaign.message;
      lanes = campaign.lanes;
      sharing = campaign.sharing;
      rules = campaign.rules;
      missingVariable = campaign.missingVariable;
      seed = campaign.seed;
      onUnknown = campaign.onUnknown;
      lateStart = campaign.lateStart;
      patience = campaign.patience;
    }

    /** Sets whose campaign it is, as the host knows it. */
    public Builder owner(@Nullable String value) {
      owner = value;
      return this;
    }

    /** Sets the name; not blank. */
    public Builder name(String value) {
      name = notBlank("name", value);
      return this;
    }

    /** Sets whether it is marketing or transactional. */
    public Builder type(CampaignType value) {
      type = Objects.requireNonNull(value, "type");
      return this;
    }

    /** Sets the channel. */
    public Builder channel(Channel value) {
      channel = Objects.requireNonNull(value, "channel");
      return this;
    }

    /** Sets what it says. */
    public Builder message(CampaignMessage value) {
      message = Objects.requireNonNull(value, "message");
      return this;
    }

    /**
     * Sets a text that it says.
     *
     * @param template a text with variables in braces
     * @param variations other wordings; if any is not blank, one of them is picked for each message
     */
    public Builder text(String template, String... variations) {
      return message(
          CampaignMessage.text(MessageVariations.of(template, Arrays.asList(variations))));
    }

    /** Sets the devices or pages it is sent through, by name. */
    public Builder devices(String... names) {
      return lanes(Arrays.stream(names).map(Lane::of).toList());
    }

    /** Sets the lanes it is sent over. */
    public Builder lanes(List<Lane> value) {
      lanes = List.copyOf(value);
      return this;
    }

    /** Sets how recipients are shared out over the lanes. */
    public Builder sharing(LaneSharing value) {
      sharing = Objects.requireNonNull(value, "sharing");
      return this;
    }

    /** Sets how it paces. */
    public Builder rules(SendingRules value) {
      rules = Objects.requireNonNull(value, "rules");
      return this;
    }

    /** Sets what to do about a recipient who lacks a variable. */
    public Builder missingVariable(MissingVariable value) {
      missingVariable = Objects.requireNonNull(value, "missingVariable");
      return this;
    }

    /** Sets the seed of its delays and variations; 0 unless set. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Sets what becomes of a message of which nobody knows whether it went; verified if not set.
     */
    public Builder onUnknown(UnknownPolicy value) {
      onUnknown = Objects.requireNonNull(value, "onUnknown");
      return this;
    }

    /** Sets what becomes of the campaign if its start is missed; it is sent if not set. */
    public Builder lateStart(LateStart value) {
      lateStart = Objects.requireNonNull(value, "lateStart");
      return this;
    }

    /**
     * Sets for how long, from now on at each time of asking, the campaign waits for a person who
     * may not be written to yet; whoever may not by then is skipped. A day if not set.
     *
     * @param value at least zero, which waits for nobody
     */
    public Builder patience(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException(
            "campaign.patience: " + value + ", must be at least zero");
      }
      patience = value;
      return this;
    }

    /**
     * Returns the campaign.
     *
     * @throws IllegalArgumentException if name, message or devices are missing, or a device is
     *     named twice
     */
    public Campaign build() {
      return new Campaign(this);
    }

    private static String notBlank(String field, String value) {
      if (Objects.requireNonNull(value, field).isBlank()) {
        throw new IllegalArgumentException("campaign." + field + ": is blank");
      }
      return value;
    }
  }
}
