package dev.mirsal.policy;

import java.util.List;

/**
 * Something that could be done instead, and whether it can be had.
 *
 * @param kind what
 * @param available whether the rules offer it at that date, to that account, for that person
 * @param certainty how sure the rule behind it is
 * @param rule the id of that rule
 * @param missing why it is not available, empty if it is
 * @since 0.1
 */
public record Remedy(
    RemedyKind kind, boolean available, Certainty certainty, String rule, List<Reason> missing) {
  /** Copies. */
  public Remedy {
    missing = List.copyOf(missing);
  }
}
