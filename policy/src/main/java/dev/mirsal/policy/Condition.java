package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Route;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Something that must hold for a {@linkplain Effect.Permit permission} to apply. Conditions are
 * data; durations are half-open, so that at the instant at which a window closes it is closed.
 *
 * @since 0.1
 */
public sealed interface Condition {

  /**
   * The standard window is open: one of these interactions is less than {@code length} ago, and the
   * platform has not answered otherwise since.
   */
  record OpenWindow(Set<InteractionKind> by, Duration length) implements Condition {
    /** Copies and checks. */
    public OpenWindow {
      by = Set.copyOf(by);
      requirePositive("window.length", length);
    }
  }

  /** One of these interactions is less than {@code length} ago. */
  record Recent(Set<InteractionKind> kinds, Duration length) implements Condition {
    /** Copies and checks. */
    public Recent {
      kinds = Set.copyOf(kinds);
      requirePositive("recent.length", length);
    }
  }

  /** One of these interactions happened, however long ago. */
  record Ever(Set<InteractionKind> kinds) implements Condition {
    /** Copies. */
    public Ever {
      kinds = Set.copyOf(kinds);
    }
  }

  /** The platform granted the account this feature. */
  record Granted(Feature feature) implements Condition {}

  /** An approved template of this category is at hand. */
  record Templated(TemplateCategory category) implements Condition {}

  /** The person holds a token that may be used now. */
  record HoldsToken(TokenKind kind) implements Condition {}

  /** The person agreed to messages of one of these types. */
  record Consented(Set<CampaignType> anyOf) implements Condition {
    /** Copies. */
    public Consented {
      anyOf = Set.copyOf(anyOf);
    }
  }

  /** The person is in one of these countries; an unknown country is not. */
  record RecipientIn(Set<String> regions) implements Condition {
    /** Copies and checks. */
    public RecipientIn {
      regions = countries(regions);
    }
  }

  /** The person is in none of these countries; an unknown country is in none. */
  record RecipientOutside(Set<String> regions) implements Condition {
    /** Copies and checks. */
    public RecipientOutside {
      regions = countries(regions);
    }
  }

  /** The account is in one of these countries, or in an unknown one. */
  record BusinessIn(Set<String> regions) implements Condition {
    /** Copies and checks. */
    public BusinessIn {
      regions = countries(regions);
    }
  }

  /** No message went by this route less than {@code gap} ago. */
  record Spaced(Route route, Duration gap) implements Condition {
    /** Checks. */
    public Spaced {
      requirePositive("spaced.gap", gap);
    }
  }

  /** The account may still reach new people today. */
  record TierRoom() implements Condition {}

  /** The message answers a comment that is less than {@code length} old and not answered yet. */
  record FreshComment(Duration length) implements Condition {
    /** Checks. */
    public FreshComment {
      requirePositive("comment.length", length);
    }
  }

  /** If the comment was made during a broadcast, the broadcast still runs. */
  record BroadcastRuns() implements Condition {}

  /** The message is made of this. */
  record ContentIs(ContentKind kind) implements Condition {}

  /** The message carries a one-click unsubscribe. */
  record OneClickUnsubscribe() implements Condition {}

  /** One of these holds. */
  record AnyOf(List<Condition> conditions) implements Condition {
    /** Copies and checks. */
    public AnyOf {
      conditions = List.copyOf(conditions);
      if (conditions.isEmpty()) {
        throw new IllegalArgumentException("anyOf: no condition is given");
      }
    }
  }

  private static Set<String> countries(Set<String> codes) {
    codes.forEach(code -> Countries.checked("regions", code));
    return Set.copyOf(codes);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + " must be longer than nothing");
    }
  }
}
