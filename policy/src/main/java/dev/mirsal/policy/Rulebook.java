package dev.mirsal.policy;

import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The rules of the platforms, as data. The order of the rules is the order in which permissions are
 * preferred and remedies are named.
 *
 * <p>Immutable; every amendment returns a new rulebook.
 *
 * @since 0.1
 */
public final class Rulebook {
  private static final Rulebook STANDARD = StandardRules.rulebook();

  private final Map<String, Rule> rules;

  private Rulebook(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /**
   * Returns a rulebook of these rules, in this order.
   *
   * @throws IllegalArgumentException if two rules have one id
   */
  public static Rulebook of(Collection<Rule> rules) {
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (byId.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("rulebook: the rule '" + rule.id() + "' is given twice");
      }
    }
    return new Rulebook(byId);
  }

  /** Returns the rules of Messenger, Instagram, WhatsApp and e-mail as known on 2026-11-20. */
  public static Rulebook standard() {
    return STANDARD;
  }

  /** Returns all rules, of every date. */
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /**
   * Returns one rule.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("rulebook: there is no rule '" + id + "'");
    }
    return rule;
  }

  /** Returns the rules of a platform that are in force. */
  public List<Rule> inForce(Channel channel, Instant now) {
    return rules.values().stream()
        .filter(r -> r.channel() == channel && r.validity().contains(now))
        .toList();
  }

  /** Returns this rulebook with a rule added, or put in the place of the one of the same id. */
  public Rulebook with(Rule rule) {
    Map<String, Rule> amended = new LinkedHashMap<>(rules);
    amended.put(rule.id(), rule);
    return new Rulebook(amended);
  }

  /** Returns this rulebook with a rule added before all others, so that it is preferred. */
  public Rulebook withFirst(Rule rule) {
    Map<String, Rule> amended = new LinkedHashMap<>();
    amended.put(rule.id(), rule);
    rules.forEach(amended::putIfAbsent);
    return new Rulebook(amended);
  }

  /**
   * Returns this rulebook without a rule, as if it had never been.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public Rulebook without(String id) {
    Map<String, Rule> amended = new LinkedHashMap<>(rules);
    amended.remove(rule(id).id());
    return new Rulebook(amended);
  }

  /**
   * Returns this rulebook with a rule that ends at an instant.
   *
   * @throws IllegalArgumentException if there is none of this id, or it begins later
   */
  public Rulebook ending(String id, Instant end) {
    return amended(id, rule -> rule.withValidity(rule.validity().endingAt(end)));
  }

  /**
   * Returns this rulebook with a rule that the host relies on though it is not sure.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  public Rulebook trusting(String id) {
    return amended(id, rule -> rule.withCertainty(Certainty.ASSUMED));
  }

  private Rulebook amended(String id, UnaryOperator<Rule> change) {
    return with(change.apply(rule(id)));
  }

  /** Returns the instants at which some rule begins or ends, in order. */
  List<Instant> turningPoints() {
    TreeSet<Instant> points = new TreeSet<>();
    for (Rule rule : rules.values()) {
      Validity validity = rule.validity();
      if (validity.from() != null) {
        points.add(validity.from());
      }
      if (validity.until() != null) {
        points.add(validity.until());
      }
    }
    return new ArrayList<>(points);
  }

  /**
   * A rule that is in force at one of two instants only.
   *
   * @param rule the rule
   * @param began true if it is in force at the later instant, false if only at the earlier
   */
  public record Change(Rule rule, boolean began) {}

  /** Returns what changed on a platform between two instants: the endings first. */
  public List<Change> changes(Channel channel, Instant earlier, Instant later) {
    List<Rule> before = inForce(channel, earlier);
    List<Rule> after = inForce(channel, later);
    List<Change> changes = new ArrayList<>();
    before.stream().filter(r -> !after.contains(r)).forEach(r -> changes.add(new Change(r, false)));
    after.stream().filter(r -> !before.contains(r)).forEach(r -> changes.add(new Change(r, true)));
    return changes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rulebook that && rules().equals(that.rules());
  }

  @Override
  public int hashCode() {
    return rules().hashCode();
  }

  @Override
  public String toString() {
    return "Rulebook[" + rules.size() + " rules]";
  }
}
