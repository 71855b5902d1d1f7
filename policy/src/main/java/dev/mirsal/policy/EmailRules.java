package dev.mirsal.policy;

import static dev.mirsal.policy.StandardRules.ANY_TYPE;
import static dev.mirsal.policy.StandardRules.API;
import static dev.mirsal.policy.StandardRules.ONLY_MARKETING;
import static dev.mirsal.policy.StandardRules.ONLY_TRANSACTIONAL;
import static dev.mirsal.policy.StandardRules.permit;
import static dev.mirsal.policy.StandardRules.way;
import static dev.mirsal.policy.Validity.always;
import static dev.mirsal.policy.Validity.before;
import static dev.mirsal.policy.Validity.since;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Condition.Consented;
import dev.mirsal.policy.Condition.OneClickUnsubscribe;
import java.util.List;
import java.util.Set;

/** The rules of the large receivers of e-mail as known on 2026-11-20. */
final class EmailRules {
  private static final String GMAIL = "https://support.google.com/a/answer/81126";
  private static final String ONE_CLICK_SINCE = "2024-06-01";
  private static final Condition AGREED = new Consented(Set.of(CampaignType.MARKETING));

  private EmailRules() {}

  static List<Rule> rules() {
    return new StandardRules.Table(Channel.EMAIL)
        .row(
            "email.transactional",
            always(),
            Certainty.OFFICIAL_COPY,
            GMAIL,
            "Mail that serves a matter of the receiver's needs no opt-in.",
            permit(Route.FREE_FORM, null, API, ONLY_TRANSACTIONAL))
        .row(
            "email.marketing",
            before(ONE_CLICK_SINCE),
            Certainty.OFFICIAL_COPY,
            GMAIL,
            "Marketing goes to who agreed to it.",
            permit(Route.FREE_FORM, null, API, ONLY_MARKETING, AGREED))
        .row(
            "email.marketing.one-click",
            since(ONE_CLICK_SINCE),
            Certainty.OFFICIAL_COPY,
            GMAIL,
            "Marketing goes to who agreed to it and carries a one-click unsubscribe (RFC 8058).",
            permit(Route.FREE_FORM, null, API, ONLY_MARKETING, AGREED, new OneClickUnsubscribe()))
        .row(
            "email.way.opt-in",
            always(),
            Certainty.OFFICIAL_COPY,
            GMAIL,
            "An opt-in may be collected anywhere.",
            way(RemedyKind.OPT_IN, ONLY_MARKETING))
        .row(
            "email.way.other-channel",
            always(),
            Certainty.ASSUMED,
            GMAIL,
            "Another channel on which the person agreed to be written to.",
            way(RemedyKind.OTHER_CHANNEL, ANY_TYPE))
        .rules();
  }
}
