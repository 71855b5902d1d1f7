package dev.mirsal.policy;

import java.util.List;
import java.util.Locale;

/**
 * Prints rules as a table for people.
 *
 * @since 0.1
 */
public final class RuleTable {
  private RuleTable() {}

  /** Returns a line for each rule: id, from, until, how sure, what it says, and its source. */
  public static String of(List<Rule> rules) {
    StringBuilder table = new StringBuilder(row("rule", "from", "until", "certainty", "says"));
    for (Rule rule : rules) {
      table.append(line(rule.id(), rule));
    }
    return table.toString();
  }

  /** Returns a line for each change: {@code -} for a rule that is gone, {@code +} for a new one. */
  public static String ofChanges(List<Rulebook.Change> changes) {
    StringBuilder table = new StringBuilder(row("change", "from", "until", "certainty", "says"));
    for (Rulebook.Change change : changes) {
      table.append(line((change.began() ? "+ " : "- ") + change.rule().id(), change.rule()));
    }
    return table.toString();
  }

  private static String line(String name, Rule rule) {
    Validity validity = rule.validity();
    return row(
        name,
        validity.from() == null ? "" : validity.from().toString().substring(0, 10),
        validity.until() == null ? "" : validity.until().toString().substring(0, 10),
        rule.certainty().name().toLowerCase(Locale.ROOT),
        rule.says() + " [" + rule.source() + "]");
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-42s %-10s %-10s %-13s %s%n", (Object[]) cells);
  }
}
