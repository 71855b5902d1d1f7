package dev.mirsal.policy;

import dev.mirsal.message.Route;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what became of messages, by class: {@code response_24h_success}, {@code
 * tag_rejected_policy}, {@code sponsored_sent} and so on. The order of events does not matter, and
 * two partial reports add up. Not safe for use by several threads: give each its own, and add them.
 *
 * @since 0.1
 */
public final class DeliverabilityReport {
  private final SortedMap<String, Long> counts = new TreeMap<>();

  private DeliverabilityReport() {}

  /** Returns a report of nothing yet. */
  public static DeliverabilityReport create() {
    return new DeliverabilityReport();
  }

  /** Counts a message that was sent because of a verdict. */
  public void sent(Verdict.Allowed verdict, SendOutcome outcome) {
    count(lane(verdict.route()) + "_" + result(outcome));
  }

  /** Counts a person to whom no message was sent because of a verdict. */
  public void notSent(Verdict verdict) {
    count(reasonNotSent(verdict));
  }

  /** Counts a person who was reached by a sponsored message, outside of this library. */
  public void sponsoredSent() {
    count("sponsored_sent");
  }

  /** Adds what another counted. */
  public void addAll(DeliverabilityReport other) {
    other.counts.forEach((name, count) -> counts.merge(name, count, Long::sum));
  }

  /** Returns how often each class occurred, by its name. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  private static String lane(Route route) {
    return switch (route) {
      case RESPONSE -> "response_24h";
      case MESSAGE_TAG -> "tag";
      case UTILITY_TEMPLATE -> "utility_template";
      case MARKETING_MESSAGE -> "marketing_message";
      case RECURRING_NOTIFICATION -> "recurring_notification";
      case ONE_TIME_NOTIFICATION -> "one_time_notification";
      case PRIVATE_REPLY -> "private_reply";
      case FREE_FORM -> "free_form";
      case TEMPLATE -> "template";
    };
  }

  private static String result(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Accepted) {
      return "success";
    } else if (outcome instanceof SendOutcome.Rejected rejected) {
      return rejected.fault() == Fault.POLICY ? "rejected_policy" : "failed";
    }
    return outcome instanceof SendOutcome.Deferred ? "deferred" : "unknown";
  }

  private static String reasonNotSent(Verdict verdict) {
    if (verdict instanceof Verdict.RequiresSponsored) {
      return "sponsored_needed";
    } else if (verdict instanceof Verdict.NotNow) {
      return "not_now";
    } else if (verdict instanceof Verdict.Refused) {
      return verdict.reasons().contains(Reason.OPTED_OUT) ? "opted_out" : "refused";
    }
    return "allowed_not_sent";
  }
}
