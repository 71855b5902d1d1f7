package dev.mirsal.policy;

import java.util.List;

/** Rules of this library itself: no rulebook can amend them. */
final class HouseRule {
  static final HouseRule OPT_OUT = new HouseRule("mirsal.opt-out", Reason.OPTED_OUT);
  static final HouseRule CONSENT_DENIED =
      new HouseRule("mirsal.consent-denied", Reason.CONSENT_DENIED);
  static final HouseRule ACCOUNT_HELD = new HouseRule("mirsal.account-held", Reason.ACCOUNT_HELD);
  static final HouseRule PERSON_UNAVAILABLE =
      new HouseRule("mirsal.person-unavailable", Reason.PERSON_UNAVAILABLE);
  static final HouseRule FREQUENCY_CAP =
      new HouseRule("mirsal.frequency-cap", Reason.FREQUENCY_CAP);
  static final HouseRule NEVER_BY_TAG =
      new HouseRule("mirsal.marketing-never-by-tag", Reason.TAG_NOT_FOR_MARKETING);
  static final HouseRule KNOWN_TAGS = new HouseRule("mirsal.known-tags-only", Reason.TAG_UNKNOWN);
  static final HouseRule PERMISSION_NEEDED =
      new HouseRule("mirsal.permission-needed", Reason.NO_RULE);

  private final String id;
  private final Reason reason;
  private final Verdict refused;
  private final Verdict notNow;

  private HouseRule(String id, Reason reason) {
    this.id = id;
    this.reason = reason;
    List<Reason> reasons = List.of(reason);
    List<String> rules = List.of(id);
    refused = new Verdict.Refused(reasons, rules, Certainty.OFFICIAL, List.of(), List.of());
    notNow = new Verdict.NotNow(reasons, rules, Certainty.OFFICIAL, List.of(), List.of());
  }

  String id() {
    return id;
  }

  Reason reason() {
    return reason;
  }

  Verdict refused() {
    return refused;
  }

  Verdict notNow() {
    return notNow;
  }
}
