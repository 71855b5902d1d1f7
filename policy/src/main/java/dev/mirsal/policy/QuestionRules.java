package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a rulebook for one kind of intent at one date: what may permit it, what might if it were
 * surer, what could be done instead, and why other rules do not apply.
 */
final class QuestionRules {
  private final Instant date;
  private final Kind kind;

  final List<Rule> permits = new ArrayList<>();
  final List<Rule> doubtful = new ArrayList<>();
  final List<Rule> ways = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();
  final boolean paidLane;

  /** What all intents that get the same answer have in common. */
  record Kind(
      Channel channel,
      Gateway gateway,
      CampaignType type,
      Purpose purpose,
      boolean human,
      boolean answering,
      @Nullable String tag) {}

  /** Why a rule does not apply to any contact. */
  record Note(Reason reason, String rule) {}

  QuestionRules(Rulebook rulebook, Kind kind, Instant date) {
    this.date = date;
    this.kind = kind;
    List<Rule> rules =
        rulebook.rules().stream()
            .filter(rule -> rule.channel() == kind.channel())
            .filter(rule -> !rule.validity().startsAfter(date))
            .toList();
    rules.stream().filter(this::inForce).forEach(this::sort);
    rules.stream().filter(rule -> !inForce(rule)).forEach(this::noteEnded);
    addWays(rules);
    noteTag(rules);
    paidLane =
        kind.type() == CampaignType.MARKETING
            && rules.stream().anyMatch(rule -> way(rule, RemedyKind.SPONSORED_MESSAGE::equals));
  }

  boolean inForce(Rule rule) {
    return rule.validity().contains(date);
  }

  private void sort(Rule rule) {
    if (!(rule.effect() instanceof Effect.Permit permit) || !isFor(permit)) {
      return;
    }
    if (!permit.gateways().contains(kind.gateway())) {
      noteGateway(rule, permit);
    } else if (permit.humanOnly() && !kind.human()) {
      note(Reason.HUMAN_REQUIRED, rule.id());
    } else if (rule.certainty().reliedOn()) {
      permits.add(rule);
    } else {
      doubtful.add(rule);
    }
  }

  private boolean isFor(Effect.Permit permit) {
    return permit.types().contains(kind.type())
        && permit.purposes().contains(kind.purpose())
        && mayUseTag(permit)
        && (kind.answering() || !answersComments(permit));
  }

  private static boolean answersComments(Effect.Permit permit) {
    return permit.conditions().stream().anyMatch(Condition.FreshComment.class::isInstance);
  }

  /** A tag that was asked for is the only one that may be used: there is no falling back. */
  private boolean mayUseTag(Effect.Permit permit) {
    return permit.tag() == null || kind.tag() == null || permit.tag().equals(kind.tag());
  }

  /** Only worth saying of a permission that is meant for this very purpose. */
  private void noteGateway(Rule rule, Effect.Permit permit) {
    if (permit.purposes().size() < Purpose.values().length) {
      note(Reason.NOT_BY_GATEWAY, rule.id());
    }
  }

  /** An ended permission is worth saying unless another rule has taken its place. */
  private void noteEnded(Rule rule) {
    if (rule.effect() instanceof Effect.Permit permit
        && isFor(permit)
        && permit.gateways().contains(kind.gateway())
        && !replaced(permit)) {
      note(permit.tag() == null ? Reason.RULE_ENDED : Reason.TAG_ENDED, rule.id());
    }
  }

  private boolean replaced(Effect.Permit ended) {
    return permits.stream()
        .map(rule -> (Effect.Permit) rule.effect())
        .anyMatch(p -> p.route() == ended.route() && Objects.equals(p.tag(), ended.tag()));
  }

  private void addWays(List<Rule> rules) {
    rules.stream().filter(rule -> way(rule, k -> true)).filter(this::inForce).forEach(ways::add);
    rules.stream()
        .filter(rule -> way(rule, k -> ways.stream().noneMatch(w -> kindOf(w) == k)))
        .forEach(ways::add);
    ways.sort((one, other) -> kindOf(one).compareTo(kindOf(other)));
  }

  private boolean way(Rule rule, Predicate<RemedyKind> wanted) {
    return rule.effect() instanceof Effect.Way way
        && way.types().contains(kind.type())
        && way.purposes().contains(kind.purpose())
        && wanted.test(way.kind());
  }

  private static RemedyKind kindOf(Rule way) {
    return ((Effect.Way) way.effect()).kind();
  }

  private void noteTag(List<Rule> rules) {
    if (kind.tag() == null) {
      return;
    }
    List<Rule> tagged =
        rules.stream()
            .filter(r -> r.effect() instanceof Effect.Permit p && kind.tag().equals(p.tag()))
            .toList();
    if (kind.type() == CampaignType.MARKETING) {
      note(Reason.TAG_NOT_FOR_MARKETING, HouseRule.NEVER_BY_TAG.id());
    } else if (tagged.isEmpty()) {
      note(Reason.TAG_UNKNOWN, HouseRule.KNOWN_TAGS.id());
    } else if (tagged.stream().noneMatch(r -> isFor((Effect.Permit) r.effect()))) {
      tagged.forEach(r -> note(inForce(r) ? Reason.TAG_NOT_FOR_PURPOSE : Reason.TAG_ENDED, r.id()));
    }
  }

  private void note(Reason reason, String rule) {
    notes.add(new Note(reason, rule));
  }
}
