package dev.mirsal.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers why a message may not go. */
final class Grounds {
  private final Set<Reason> reasons = new LinkedHashSet<>();
  private final Set<String> rules = new LinkedHashSet<>();
  private final List<String> doubts = new ArrayList<>();
  private final List<Remedy> remedies = new ArrayList<>();
  private Certainty weakest = Certainty.OFFICIAL;

  void add(Rule rule, List<Reason> missing) {
    reasons.addAll(missing);
    rules.add(rule.id());
    weakest = rule.certainty().compareTo(weakest) > 0 ? rule.certainty() : weakest;
  }

  void add(List<QuestionRules.Note> notes) {
    for (QuestionRules.Note note : notes) {
      reasons.add(note.reason());
      rules.add(note.rule());
    }
  }

  void doubt(Rule rule) {
    reasons.add(Reason.UNCERTAIN_RULE);
    doubts.add(rule.id());
  }

  void add(Remedy remedy) {
    remedies.add(remedy);
  }

  Verdict notNow() {
    return new Verdict.NotNow(reasons(), rules(), weakest, List.copyOf(doubts), remedies());
  }

  Verdict requiresSponsored() {
    return new Verdict.RequiresSponsored(
        reasons(), rules(), weakest, List.copyOf(doubts), remedies());
  }

  Verdict refused() {
    return new Verdict.Refused(reasons(), rules(), weakest, List.copyOf(doubts), remedies());
  }

  private List<Reason> reasons() {
    return reasons.isEmpty() ? List.of(HouseRule.PERMISSION_NEEDED.reason()) : List.copyOf(reasons);
  }

  private List<String> rules() {
    return rules.isEmpty() ? List.of(HouseRule.PERMISSION_NEEDED.id()) : List.copyOf(rules);
  }

  private List<Remedy> remedies() {
    return List.copyOf(remedies);
  }
}
