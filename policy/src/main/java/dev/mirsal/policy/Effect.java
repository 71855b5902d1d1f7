package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Rule} does.
 *
 * @since 0.1
 */
public sealed interface Effect {

  /**
   * Permits messages by a route.
   *
   * <p>Two things no rulebook can say: that a tag carries marketing, and that the tag HUMAN_AGENT
   * is for machines.
   *
   * @param route the route
   * @param messagingType Messenger's messaging type, or null
   * @param tag the tag to send with, or null
   * @param gateways the gateways that can use it
   * @param types the types of message it is for
   * @param purposes the purposes it is for
   * @param humanOnly whether only a person may write such a message
   * @param conditions what must hold besides; all of them
   */
  record Permit(
      Route route,
      @Nullable MessagingType messagingType,
      @Nullable String tag,
      Set<Gateway> gateways,
      Set<CampaignType> types,
      Set<Purpose> purposes,
      boolean humanOnly,
      List<Condition> conditions)
      implements Effect {
    /** The one tag that stands for a person behind the message. */
    public static final String HUMAN_AGENT = "HUMAN_AGENT";

    /** Copies, and refuses what no rulebook can say. */
    public Permit {
      Objects.requireNonNull(route, "route");
      gateways = Set.copyOf(gateways);
      types = Set.copyOf(types);
      purposes = Set.copyOf(purposes);
      conditions = List.copyOf(conditions);
      if (tag != null && types.contains(CampaignType.MARKETING)) {
        throw new IllegalArgumentException(
            "permit.types: the tag " + tag + " is not for MARKETING");
      }
      if (HUMAN_AGENT.equals(tag) && !humanOnly) {
        throw new IllegalArgumentException("permit.humanOnly: must be true for " + HUMAN_AGENT);
      }
    }
  }

  /**
   * Names something that could be done instead.
   *
   * @param kind what
   * @param types the types of message it can replace
   * @param purposes the purposes it can replace
   * @param conditions what must hold for it to be available; all of them
   */
  record Way(
      RemedyKind kind, Set<CampaignType> types, Set<Purpose> purposes, List<Condition> conditions)
      implements Effect {
    /** Copies. */
    public Way {
      Objects.requireNonNull(kind, "kind");
      types = Set.copyOf(types);
      purposes = Set.copyOf(purposes);
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Says what a platform's refusal teaches.
   *
   * @param code the error code
   * @param subcode the finer code, or {@link #ANY}
   * @param lesson what is learned
   * @param lasts for how long, or null if it has no end or no duration
   */
  record Answer(int code, int subcode, Lesson lesson, @Nullable Duration lasts) implements Effect {
    /** Stands for every subcode. */
    public static final int ANY = -1;

    /** Checks that nothing is missing. */
    public Answer {
      Objects.requireNonNull(lesson, "lesson");
    }

    /** Tells whether this is about that refusal. */
    boolean matches(Refusal refusal) {
      return code == refusal.code() && (subcode == ANY || subcode == refusal.subcode());
    }
  }

  /** Changes no decision: a price, a rate, a withdrawal that is good to know. */
  record Note() implements Effect {}
}
