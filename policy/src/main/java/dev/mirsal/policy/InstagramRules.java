package dev.mirsal.policy;

import static dev.mirsal.policy.StandardRules.ANY_TYPE;
import static dev.mirsal.policy.StandardRules.API_AND_MANYCHAT;
import static dev.mirsal.policy.StandardRules.DAY;
import static dev.mirsal.policy.StandardRules.KNOWN_SINCE;
import static dev.mirsal.policy.StandardRules.ONLY_MARKETING;
import static dev.mirsal.policy.StandardRules.SEVEN_DAYS;
import static dev.mirsal.policy.StandardRules.WROTE;
import static dev.mirsal.policy.StandardRules.note;
import static dev.mirsal.policy.StandardRules.permit;
import static dev.mirsal.policy.StandardRules.tag;
import static dev.mirsal.policy.StandardRules.way;
import static dev.mirsal.policy.StandardRules.wayFor;
import static dev.mirsal.policy.StandardRules.window;
import static dev.mirsal.policy.Validity.always;
import static dev.mirsal.policy.Validity.between;
import static dev.mirsal.policy.Validity.since;

import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Condition.BroadcastRuns;
import dev.mirsal.policy.Condition.FreshComment;
import dev.mirsal.policy.Condition.Granted;
import dev.mirsal.policy.Condition.HoldsToken;
import dev.mirsal.policy.Condition.OpenWindow;
import dev.mirsal.policy.Condition.Recent;
import dev.mirsal.policy.Condition.RecipientIn;
import dev.mirsal.policy.Condition.Spaced;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules of Instagram as known on 2026-11-20. */
final class InstagramRules {
  private static final String POLICY =
      "https://developers.facebook.com/docs/messenger-platform/policy/policy-overview";
  private static final String SEND_REFERENCE =
      "https://developers.facebook.com/docs/messenger-platform/reference/send-api";
  private static final String PRIVATE_REPLIES =
      "https://developers.facebook.com/docs/instagram-platform/private-replies";
  private static final String RECURRING =
      "https://developers.facebook.com/docs/messenger-platform/send-messages/recurring-notifications";

  private static final Set<InteractionKind> WRITTEN_WORD =
      EnumSet.of(InteractionKind.MESSAGE, InteractionKind.AD_MESSAGE);
  private static final Set<Purpose> SUPPORT = EnumSet.of(Purpose.REPLY, Purpose.HUMAN_SUPPORT);

  private InstagramRules() {}

  static List<Rule> rules() {
    StandardRules.Table table = new StandardRules.Table(Channel.INSTAGRAM);
    permissions(table);
    remedies(table);
    return table.rules();
  }

  private static void permissions(StandardRules.Table table) {
    table
        .row(
            "instagram.response",
            since(KNOWN_SINCE),
            Certainty.OFFICIAL_COPY,
            POLICY,
            "Within 24 hours of the person's last action any message may go, promotions too.",
            window(Route.RESPONSE, MessagingType.RESPONSE, new OpenWindow(WROTE, DAY)))
        .row(
            "instagram.response.ad",
            since("2026-09-28"),
            Certainty.DISPUTED,
            POLICY,
            "After a click-to-direct ad the window may last up to 7 days from the person's first"
                + " message; whether it does is not told.",
            window(
                Route.RESPONSE,
                MessagingType.RESPONSE,
                new OpenWindow(EnumSet.of(InteractionKind.AD_MESSAGE), SEVEN_DAYS)))
        .row(
            "instagram.response.comment",
            since(KNOWN_SINCE),
            Certainty.DISPUTED,
            "https://developers.facebook.com/docs/messenger-platform/send-messages",
            "The send page lists comments among what opens the window; the page on private replies"
                + " permits one answer only.",
            window(
                Route.RESPONSE,
                MessagingType.RESPONSE,
                new OpenWindow(EnumSet.of(InteractionKind.COMMENT), DAY)))
        .row(
            "instagram.private-reply",
            since(KNOWN_SINCE),
            Certainty.OFFICIAL,
            PRIVATE_REPLIES,
            "One message may answer a comment within 7 days; one on a live broadcast only while it"
                + " runs. At most 750 an hour.",
            permit(
                Route.PRIVATE_REPLY,
                null,
                API_AND_MANYCHAT,
                ANY_TYPE,
                new FreshComment(SEVEN_DAYS),
                new BroadcastRuns()))
        .row(
            "instagram.tag.human-agent",
            since(KNOWN_SINCE),
            Certainty.OFFICIAL_COPY,
            SEND_REFERENCE,
            "A person may answer within 7 days of the person's message, with the Human Agent"
                + " feature; no other tag exists on Instagram.",
            tag(
                Effect.Permit.HUMAN_AGENT,
                API_AND_MANYCHAT,
                SUPPORT,
                new Recent(WRITTEN_WORD, SEVEN_DAYS),
                new Granted(Feature.HUMAN_AGENT)))
        .row(
            "instagram.recurring",
            between("2022-01-01", "2026-02-10"),
            Certainty.OFFICIAL,
            RECURRING,
            "Recurring notifications to the holder of a token; ended on 2026-02-10 but for five"
                + " regions.",
            permit(
                Route.RECURRING_NOTIFICATION,
                null,
                API_AND_MANYCHAT,
                ONLY_MARKETING,
                new HoldsToken(TokenKind.RECURRING_NOTIFICATIONS),
                new Spaced(Route.RECURRING_NOTIFICATION, Duration.ofDays(2))))
        .row(
            "instagram.recurring.regions",
            since("2026-02-10"),
            Certainty.REPORTED,
            RECURRING,
            "Recurring notifications went on for people in Australia, the EU, Japan, South Korea"
                + " and the UK; whether they still do is not known.",
            permit(
                Route.RECURRING_NOTIFICATION,
                null,
                API_AND_MANYCHAT,
                ONLY_MARKETING,
                new HoldsToken(TokenKind.RECURRING_NOTIFICATIONS),
                new Spaced(Route.RECURRING_NOTIFICATION, Duration.ofDays(2)),
                new RecipientIn(Regions.EU_AU_JP_KR_UK)));
  }

  private static void remedies(StandardRules.Table table) {
    table
        .row(
            "instagram.way.click-to-direct",
            always(),
            Certainty.OFFICIAL_COPY,
            POLICY,
            "An ad or link that leads the person to write opens the window again.",
            way(RemedyKind.CLICK_TO_MESSAGE, ANY_TYPE))
        .row(
            "instagram.way.human-agent",
            since(KNOWN_SINCE),
            Certainty.OFFICIAL_COPY,
            SEND_REFERENCE,
            "A person may take the issue over within 7 days.",
            wayFor(
                RemedyKind.HUMAN_AGENT,
                SUPPORT,
                new Recent(WRITTEN_WORD, SEVEN_DAYS),
                new Granted(Feature.HUMAN_AGENT)))
        .row(
            "instagram.way.other-channel",
            always(),
            Certainty.ASSUMED,
            POLICY,
            "Another channel on which the person agreed to be written to; Instagram has neither"
                + " sponsored messages nor paid marketing messages.",
            way(RemedyKind.OTHER_CHANNEL, ANY_TYPE))
        .row(
            "instagram.rate",
            always(),
            Certainty.DISPUTED,
            POLICY,
            "300 calls a second by one page, 100 by another: keep to the lower.",
            note());
  }
}
