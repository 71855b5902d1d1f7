package dev.mirsal.policy;

import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says, without the instants that differ from person to person: those are in the
 * {@link Decision}. Verdicts are shared and immutable.
 *
 * @since 0.1
 */
public sealed interface Verdict {

  /** Returns why, never empty, most important first. */
  List<Reason> reasons();

  /** Returns the ids of the rules that made the verdict, never empty. */
  List<String> rules();

  /** Returns how sure the weakest of the rules is that were relied on. */
  Certainty certainty();

  /** Returns the ids of rules in force that might say otherwise but are not sure enough. */
  List<String> doubts();

  /** Returns what could be done instead, best first; empty if the message may go. */
  List<Remedy> remedies();

  /** Returns the lane in which the person can be reached. */
  Eligibility eligibility();

  /**
   * The message may go.
   *
   * @param route by which permission
   * @param messagingType Messenger's messaging type, or null where there is none
   * @param tag the message tag to send with, or null for none
   */
  record Allowed(
      Route route,
      @Nullable MessagingType messagingType,
      @Nullable String tag,
      List<Reason> reasons,
      List<String> rules,
      Certainty certainty)
      implements Verdict {
    @Override
    public List<String> doubts() {
      return List.of();
    }

    @Override
    public List<Remedy> remedies() {
      return List.of();
    }

    @Override
    public Eligibility eligibility() {
      return Eligibility.API;
    }
  }

  /** The message may not go now, but it may be asked again. */
  record NotNow(
      List<Reason> reasons,
      List<String> rules,
      Certainty certainty,
      List<String> doubts,
      List<Remedy> remedies)
      implements Verdict {
    @Override
    public Eligibility eligibility() {
      return Eligibility.API;
    }
  }

  /** The message is marketing outside of every permission: only a paid one could reach. */
  record RequiresSponsored(
      List<Reason> reasons,
      List<String> rules,
      Certainty certainty,
      List<String> doubts,
      List<Remedy> remedies)
      implements Verdict {
    @Override
    public Eligibility eligibility() {
      return Eligibility.SPONSORED;
    }
  }

  /** The message may not go. */
  record Refused(
      List<Reason> reasons,
      List<String> rules,
      Certainty certainty,
      List<String> doubts,
      List<Remedy> remedies)
      implements Verdict {
    @Override
    public Eligibility eligibility() {
      return Eligibility.BLOCKED;
    }
  }
}
