package dev.mirsal.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts an audience as it streams by, in memory that does not grow with it. Two counts add up. Not
 * safe for use by several threads: give each its own, and add them.
 *
 * @since 0.1
 */
public final class AudienceCounts {
  private final EnumMap<AudienceClass, Long> classes = new EnumMap<>(AudienceClass.class);
  private final EnumMap<Reason, Long> reasons = new EnumMap<>(Reason.class);
  private long notNow;

  private AudienceCounts() {}

  /** Returns a count of nobody yet. */
  public static AudienceCounts create() {
    return new AudienceCounts();
  }

  /** Counts one person and returns the group. */
  public AudienceClass add(Verdict verdict) {
    AudienceClass group = AudienceClass.of(verdict);
    classes.merge(group, 1L, Long::sum);
    for (Reason reason : verdict.reasons()) {
      reasons.merge(reason, 1L, Long::sum);
    }
    notNow += verdict instanceof Verdict.NotNow ? 1 : 0;
    return group;
  }

  /** Adds what another counted. */
  public void addAll(AudienceCounts other) {
    other.classes.forEach((group, count) -> classes.merge(group, count, Long::sum));
    other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    notNow += other.notNow;
  }

  /** Returns how many people are in a group. */
  public long of(AudienceClass group) {
    return classes.getOrDefault(group, 0L);
  }

  /** Returns how many of the ineligible could be asked about again later. */
  public long notNow() {
    return notNow;
  }

  /** Returns how many people were counted. */
  public long total() {
    return classes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how often each reason was given; one person may have several. */
  public Map<Reason, Long> reasons() {
    return Collections.unmodifiableMap(new EnumMap<>(reasons));
  }

  /** Returns what to tell before sending: who will not be written to. */
  public String warning() {
    long unreached = total() - of(AudienceClass.WITHIN_WINDOW);
    if (unreached == 0) {
      return "All " + total() + " people can be written to.";
    }
    return unreached
        + " of "
        + total()
        + " people will not be written to: "
        + of(AudienceClass.NEEDS_SPONSORED)
        + " are outside the window and need a sponsored or paid message, "
        + of(AudienceClass.INELIGIBLE)
        + " are not eligible"
        + (notNow == 0 ? "." : " (" + notNow + " of them for now).");
  }
}
