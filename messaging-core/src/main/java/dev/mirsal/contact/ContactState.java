package dev.mirsal.contact;

import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one person on one address. Two states that know the same are equal, in whatever
 * order it was told.
 *
 * <p>What lies after the instant asked about has not happened yet and does not count, except for
 * opt-outs, which always do. A host whose clock may lag behind the platform's should record a
 * received interaction at the earlier of the two.
 *
 * <p>{@link #toString()} shows counts only. Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ContactState {
  // A click and the message it led to may carry the same second: the click comes first.
  private static final Comparator<Interaction> BY_TIME =
      Comparator.comparing(Interaction::at)
          .thenComparing(i -> i.kind() != InteractionKind.AD_CLICK)
          .thenComparing(Interaction::kind);

  // Of two answers given at one instant, the no is the later one.
  private static final Comparator<Consent> NO_AFTER_YES =
      Comparator.comparing(Consent::at).thenComparing(Consent::status);

  // Of tokens usable at the same time, the one that lasts longest.
  private static final Comparator<Token> FIRST_USABLE =
      Comparator.comparing((Token t) -> Objects.requireNonNullElse(t.nextEligibleAt(), Instant.MIN))
          .thenComparing(
              t -> Objects.requireNonNullElse(t.expiresAt(), Instant.MAX),
              Comparator.reverseOrder())
          .thenComparing(Token::value);

  private static final InteractionKinds ANYTHING = InteractionKinds.all();
  private static final ContactState EMPTY = builder().build();

  private final Interaction[] interactions;

  /** The same, in which messages that an ad led to are told apart. */
  private final Interaction[] toldApart;

  private final InteractionKinds kinds;
  private final Consent[] consents;
  private final OptOut[] optOuts;
  private final Token[] tokens;
  private final Unavailability[] unavailabilities;
  private final SentMessage[] sent;
  private final @Nullable String region;
  private final @Nullable Instant windowRefusedAt;
  private final boolean objection;

  private ContactState(Builder from) {
    List<Interaction> byTime = sorted(from.interactions, BY_TIME);
    interactions = byTime.toArray(Interaction[]::new);
    toldApart = withAdMessages(byTime).toArray(Interaction[]::new);
    kinds = InteractionKinds.of(Arrays.stream(toldApart).map(Interaction::kind).toList());
    consents = sorted(from.consents, NO_AFTER_YES).toArray(Consent[]::new);
    optOuts = from.optOuts.toArray(OptOut[]::new);
    tokens = sorted(from.tokens, FIRST_USABLE).toArray(Token[]::new);
    unavailabilities = from.unavailabilities.toArray(Unavailability[]::new);
    sent = sorted(from.sent, Comparator.comparing(SentMessage::at)).toArray(SentMessage[]::new);
    region = from.region;
    windowRefusedAt = from.windowRefusedAt;
    objection =
        optOuts.length + unavailabilities.length > 0
            || from.consents.stream().anyMatch(c -> c.status() == ConsentStatus.DENIED);
  }

  private static <T> List<T> sorted(List<T> values, Comparator<T> order) {
    List<T> copy = new ArrayList<>(values);
    copy.sort(order);
    return copy;
  }

  /** The first message after a click on an ad is what opens an ad's window, not the click. */
  private static List<Interaction> withAdMessages(List<Interaction> byTime) {
    boolean clicked = false;
    for (int i = 0; i < byTime.size(); i++) {
      Interaction each = byTime.get(i);
      if (each.kind() == InteractionKind.AD_CLICK) {
        clicked = true;
      } else if (clicked && each.kind() == InteractionKind.MESSAGE) {
        byTime.set(i, new Interaction(InteractionKind.AD_MESSAGE, each.at()));
        clicked = false;
      }
    }
    return byTime;
  }

  /** Returns the state of a person of whom nothing is known. */
  public static ContactState empty() {
    return EMPTY;
  }

  /** Returns a builder that knows nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with what this state knows. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.interactions.addAll(interactions());
    copy.consents.addAll(consents());
    copy.optOuts.addAll(optOuts());
    copy.tokens.addAll(tokens());
    copy.unavailabilities.addAll(unavailabilities());
    copy.sent.addAll(sent());
    copy.region = region;
    copy.windowRefusedAt = windowRefusedAt;
    return copy;
  }

  /** Returns all interactions as they were told, oldest first. */
  public List<Interaction> interactions() {
    return List.of(interactions);
  }

  /** Returns all consent records, oldest first. */
  public List<Consent> consents() {
    return List.of(consents);
  }

  /** Returns all opt-outs. */
  public List<OptOut> optOuts() {
    return List.of(optOuts);
  }

  /** Returns all tokens, expired ones too. */
  public List<Token> tokens() {
    return List.of(tokens);
  }

  /** Returns all times in which the person cannot be written to. */
  public List<Unavailability> unavailabilities() {
    return List.of(unavailabilities);
  }

  /** Returns what was already sent, oldest first. */
  public List<SentMessage> sent() {
    return List.of(sent);
  }

  /**
   * Tells whether an opt-out, a refused consent or an unavailability was ever told, on whatever
   * channel and for whatever type: cheaper than to ask for each. If not, there is nothing that
   * {@link #optedOut}, {@link #consent} or {@link #unavailability} could hold against a message.
   */
  public boolean hasObjection() {
    return objection;
  }

  /** Tells whether any token was ever told or anything was sent: cheaper than the lists. */
  public boolean hasTokensOrSent() {
    return tokens.length + sent.length > 0;
  }

  /** Returns the person's country as an ISO 3166 code in capitals, or null if unknown. */
  public @Nullable String region() {
    return region;
  }

  /**
   * Returns when the platform last answered that the window is closed, or null: whatever happened
   * up to then opens no window.
   */
  public @Nullable Instant windowRefusedAt() {
    return windowRefusedAt;
  }

  /**
   * Returns the last interaction of one of these kinds, or null if there is none. The first message
   * after a click on an ad is an {@link InteractionKind#AD_MESSAGE}.
   *
   * @param wanted the kinds that count
   * @param now later interactions do not count; one at this very instant does
   */
  public @Nullable Interaction latest(InteractionKinds wanted, Instant now) {
    if (!kinds.meets(wanted)) {
      return null;
    }
    for (int i = toldApart.length - 1; i >= 0; i--) {
      Interaction each = toldApart[i];
      if (wanted.contains(each.kind()) && each.at().compareTo(now) <= 0) {
        return each;
      }
    }
    return null;
  }

  /** Tells whether the person said that messages of this type on this channel shall stop. */
  public boolean optedOut(Channel channel, CampaignType type) {
    for (OptOut each : optOuts) {
      if (each.covers(channel, type)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what the person last said about such messages, up to and including this instant. */
  public ConsentStatus consent(Channel channel, CampaignType type, Instant now) {
    for (int i = consents.length - 1; i >= 0; i--) {
      Consent each = consents[i];
      if (each.covers(channel, type) && !each.at().isAfter(now)) {
        return each.statusAt(now);
      }
    }
    return ConsentStatus.UNKNOWN;
  }

  /**
   * Returns what keeps a message of this type back for longest, or null if nothing does. Who could
   * not be reached at all, and then did something, can be reached again.
   */
  public @Nullable Unavailability unavailability(CampaignType type, Instant now) {
    Unavailability longest = null;
    for (Unavailability each : unavailabilities) {
      if (each.covers(type, now)
          && !refuted(each, now)
          && (longest == null || outlasts(each, longest))) {
        longest = each;
      }
    }
    return longest;
  }

  private boolean refuted(Unavailability each, Instant now) {
    Interaction last = each.type() == null ? latest(ANYTHING, now) : null;
    return last != null && last.at().isAfter(each.from());
  }

  private static boolean outlasts(Unavailability one, Unavailability other) {
    if (other.until() == null) {
      return false;
    }
    return one.until() == null || one.until().isAfter(other.until());
  }

  /**
   * Returns the token of this kind that is the first to be usable, or null if none is alive.
   *
   * @param now tokens that have ended by this instant do not count
   */
  public @Nullable Token token(TokenKind kind, Instant now) {
    for (Token each : tokens) {
      if (each.kind() == kind && each.aliveAt(now) && !isUsed(each)) {
        return each;
      }
    }
    return null;
  }

  private boolean isUsed(Token token) {
    return token.kind() == TokenKind.ONE_TIME && used(token.value());
  }

  /** Tells whether a message was sent that used up what this reference names. */
  public boolean used(String reference) {
    for (SentMessage each : sent) {
      if (reference.equals(each.reference())) {
        return true;
      }
    }
    return false;
  }

  /** Returns when a message last went by this route, at the latest at this instant, or null. */
  public @Nullable Instant lastSent(String route, Instant now) {
    for (int i = sent.length - 1; i >= 0; i--) {
      if (sent[i].route().equals(route) && !sent[i].at().isAfter(now)) {
        return sent[i].at();
      }
    }
    return null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContactState that
        && interactions().equals(that.interactions())
        && consents().equals(that.consents())
        && Set.copyOf(optOuts()).equals(Set.copyOf(that.optOuts()))
        && Set.copyOf(tokens()).equals(Set.copyOf(that.tokens()))
        && Set.copyOf(unavailabilities()).equals(Set.copyOf(that.unavailabilities()))
        && sent().equals(that.sent())
        && Objects.equals(region, that.region)
        && Objects.equals(windowRefusedAt, that.windowRefusedAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(interactions(), sent(), region, windowRefusedAt);
  }

  @Override
  public String toString() {
    return "ContactState["
        + interactions.length
        + " interactions, "
        + consents.length
        + " consents, "
        + optOuts.length
        + " opt-outs, "
        + sent.length
        + " sent]";
  }

  /** Collects what is known. Not safe for use by several threads. */
  public static final class Builder {
    private final List<Interaction> interactions = new ArrayList<>();
    private final List<Consent> consents = new ArrayList<>();
    private final List<OptOut> optOuts = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final List<Unavailability> unavailabilities = new ArrayList<>();
    private final List<SentMessage> sent = new ArrayList<>();
    private @Nullable String region;
    private @Nullable Instant windowRefusedAt;

    private Builder() {}

    /** Adds something the person did; order does not matter. */
    public Builder interaction(InteractionKind kind, Instant at) {
      interactions.add(new Interaction(kind, at));
      return this;
    }

    /** Adds the record of an answer. */
    public Builder consent(Consent consent) {
      consents.add(Objects.requireNonNull(consent, "consent"));
      return this;
    }

    /** Adds an opt-out. */
    public Builder optOut(OptOut optOut) {
      optOuts.add(Objects.requireNonNull(optOut, "optOut"));
      return this;
    }

    /** Takes an opt-out away, because the person said otherwise since. */
    public Builder withoutOptOut(OptOut optOut) {
      optOuts.remove(optOut);
      return this;
    }

    /** Adds a token, in place of one of the same kind and value. */
    public Builder token(Token token) {
      tokens.removeIf(t -> t.kind() == token.kind() && t.value().equals(token.value()));
      tokens.add(token);
      return this;
    }

    /** Takes a token away. */
    public Builder withoutToken(Token token) {
      tokens.remove(token);
      return this;
    }

    /** Adds a time in which the person cannot be written to. */
    public Builder unavailability(Unavailability unavailability) {
      unavailabilities.add(Objects.requireNonNull(unavailability, "unavailability"));
      return this;
    }

    /** Adds a message that was sent. */
    public Builder sent(SentMessage message) {
      sent.add(Objects.requireNonNull(message, "message"));
      return this;
    }

    /**
     * Sets the person's country.
     *
     * @param country an ISO 3166 code of two letters, or null if unknown
     * @throws IllegalArgumentException if it is not two letters
     */
    public Builder region(@Nullable String country) {
      if (country != null && !country.matches("[A-Za-z]{2}")) {
        throw new IllegalArgumentException(
            "region: '" + country + "' is not a country code of two letters");
      }
      region = country == null ? null : country.toUpperCase(Locale.ROOT);
      return this;
    }

    /** Notes that the platform answered at this instant that the window is closed. */
    public Builder windowRefusedAt(Instant at) {
      if (windowRefusedAt == null || at.isAfter(windowRefusedAt)) {
        windowRefusedAt = at;
      }
      return this;
    }

    /** Returns the state. */
    public ContactState build() {
      return new ContactState(this);
    }
  }
}
