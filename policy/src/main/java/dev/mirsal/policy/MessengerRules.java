package dev.mirsal.policy;

import static dev.mirsal.policy.Certainty.DISPUTED;
import static dev.mirsal.policy.Certainty.OFFICIAL;
import static dev.mirsal.policy.Certainty.OFFICIAL_COPY;
import static dev.mirsal.policy.Certainty.REPORTED;
import static dev.mirsal.policy.Certainty.UNVERIFIED;
import static dev.mirsal.policy.StandardRules.ANY_PURPOSE;
import static dev.mirsal.policy.StandardRules.ANY_TYPE;
import static dev.mirsal.policy.StandardRules.API;
import static dev.mirsal.policy.StandardRules.API_AND_MANYCHAT;
import static dev.mirsal.policy.StandardRules.DAY;
import static dev.mirsal.policy.StandardRules.KNOWN_SINCE;
import static dev.mirsal.policy.StandardRules.ONLY_MARKETING;
import static dev.mirsal.policy.StandardRules.ONLY_TRANSACTIONAL;
import static dev.mirsal.policy.StandardRules.SEVEN_DAYS;
import static dev.mirsal.policy.StandardRules.WROTE;
import static dev.mirsal.policy.StandardRules.note;
import static dev.mirsal.policy.StandardRules.permit;
import static dev.mirsal.policy.StandardRules.tag;
import static dev.mirsal.policy.StandardRules.way;
import static dev.mirsal.policy.StandardRules.wayFor;
import static dev.mirsal.policy.StandardRules.window;
import static dev.mirsal.policy.Validity.always;
import static dev.mirsal.policy.Validity.before;
import static dev.mirsal.policy.Validity.between;
import static dev.mirsal.policy.Validity.since;

import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Condition.BusinessIn;
import dev.mirsal.policy.Condition.ContentIs;
import dev.mirsal.policy.Condition.Ever;
import dev.mirsal.policy.Condition.FreshComment;
import dev.mirsal.policy.Condition.Granted;
import dev.mirsal.policy.Condition.HoldsToken;
import dev.mirsal.policy.Condition.OpenWindow;
import dev.mirsal.policy.Condition.Recent;
import dev.mirsal.policy.Condition.RecipientIn;
import dev.mirsal.policy.Condition.RecipientOutside;
import dev.mirsal.policy.Condition.Spaced;
import dev.mirsal.policy.Condition.Templated;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of Messenger as known on 2026-11-20. */
final class MessengerRules {
  private static final String DOCS = "https://developers.facebook.com/docs/messenger-platform/";
  private static final String POLICY = DOCS + "policy/policy-overview";
  private static final String SEND_PAGE = DOCS + "send-messages";
  private static final String SEND_REFERENCE = DOCS + "reference/send-api";
  private static final String UTILITY = DOCS + "send-messages/utility-messages";
  private static final String MARKETING_API =
      "https://developers.facebook.com/docs/marketing-messages-on-messenger/send-messages";
  private static final String RECURRING = DOCS + "send-messages/recurring-notifications";
  private static final String PRIVATE_REPLIES = DOCS + "discovery/private-replies";
  private static final String TAGS_END = "2026-04-27";
  private static final String RECURRING_ENDS = "2026-02-10";

  private static final Set<InteractionKind> WRITTEN_WORD =
      EnumSet.of(InteractionKind.MESSAGE, InteractionKind.AD_MESSAGE);
  private static final Set<InteractionKind> IN_PUBLIC =
      EnumSet.of(InteractionKind.COMMENT, InteractionKind.VISITOR_POST);
  private static final Set<String> MARKETING_COUNTRIES =
      Set.of(
          "AU", "BR", "CL", "CO", "HK", "IN", "ID", "IL", "MY", "MX", "NZ", "PE", "PH", "SA", "SG",
          "TW", "TH", "AE", "US", "VN");
  private static final Set<Purpose> UTILITY_PURPOSES =
      EnumSet.of(Purpose.ORDER_UPDATE, Purpose.ACCOUNT_UPDATE, Purpose.EVENT_REMINDER);
  private static final Set<Purpose> SUPPORT = EnumSet.of(Purpose.REPLY, Purpose.HUMAN_SUPPORT);

  private MessengerRules() {}

  static List<Rule> rules() {
    StandardRules.Table table = new StandardRules.Table(Channel.MESSENGER);
    windows(table);
    tags(table);
    templatesAndTokens(table);
    remedies(table);
    notes(table);
    return table.rules();
  }

  private static void windows(StandardRules.Table table) {
    table
        .row(
            "messenger.response",
            since(KNOWN_SINCE),
            OFFICIAL_COPY,
            POLICY,
            "Within 24 hours of the person's last action any message may go, promotions too.",
            window(Route.RESPONSE, MessagingType.RESPONSE, new OpenWindow(WROTE, DAY)))
        .row(
            "messenger.response.ad",
            since("2026-09-28"),
            DISPUTED,
            POLICY,
            "After a click-to-message ad the window may last up to 7 days from the person's first"
                + " message; whether it does is not told.",
            window(
                Route.RESPONSE,
                MessagingType.RESPONSE,
                new OpenWindow(EnumSet.of(InteractionKind.AD_MESSAGE), SEVEN_DAYS)))
        .row(
            "messenger.response.comment",
            since(KNOWN_SINCE),
            DISPUTED,
            SEND_PAGE,
            "The send page lists comments and visitor posts among what opens the window; the page"
                + " on private replies permits one answer only.",
            window(Route.RESPONSE, MessagingType.RESPONSE, new OpenWindow(IN_PUBLIC, DAY)))
        .row(
            "messenger.private-reply",
            since(KNOWN_SINCE),
            OFFICIAL,
            PRIVATE_REPLIES,
            "One message may answer a comment or visitor post within 7 days; only the person's"
                + " answer opens the window.",
            permit(
                Route.PRIVATE_REPLY,
                null,
                API_AND_MANYCHAT,
                ANY_TYPE,
                new FreshComment(SEVEN_DAYS)));
  }

  private static void tags(StandardRules.Table table) {
    table
        .row(
            "messenger.tag.human-agent",
            since(KNOWN_SINCE),
            OFFICIAL_COPY,
            SEND_REFERENCE,
            "A person may answer an issue within 7 days of the person's message, with the Human"
                + " Agent feature.",
            tag(
                Effect.Permit.HUMAN_AGENT,
                API_AND_MANYCHAT,
                SUPPORT,
                new Recent(WRITTEN_WORD, SEVEN_DAYS),
                new Granted(Feature.HUMAN_AGENT)))
        .row(
            "messenger.tag.customer-feedback",
            since(KNOWN_SINCE),
            REPORTED,
            SEND_REFERENCE,
            "The customer feedback form may be sent within 7 days of the person's last message;"
                + " the tag is not among those that ended in 2026.",
            tag(
                "CUSTOMER_FEEDBACK",
                API,
                EnumSet.of(Purpose.CUSTOMER_FEEDBACK),
                new Recent(WRITTEN_WORD, SEVEN_DAYS),
                new ContentIs(ContentKind.FEEDBACK_FORM)))
        .row(
            "messenger.tag.news",
            since(KNOWN_SINCE),
            OFFICIAL_COPY,
            POLICY,
            "Pages in the news page index may send news that promotes nothing.",
            tag(
                "NON_PROMOTIONAL_SUBSCRIPTION",
                API,
                EnumSet.of(Purpose.NEWS),
                new Ever(WROTE),
                new Granted(Feature.NEWS_PAGE)))
        .row(
            "messenger.tag.post-purchase-update",
            between(KNOWN_SINCE, TAGS_END),
            OFFICIAL_COPY,
            SEND_PAGE,
            "Order and shipping updates; from 2026-04-27 requests with this tag get error 100.",
            endedTag("POST_PURCHASE_UPDATE", Purpose.ORDER_UPDATE))
        .row(
            "messenger.tag.account-update",
            between(KNOWN_SINCE, TAGS_END),
            OFFICIAL_COPY,
            SEND_PAGE,
            "Changes to an account; from 2026-04-27 requests with this tag get error 100.",
            endedTag("ACCOUNT_UPDATE", Purpose.ACCOUNT_UPDATE))
        .row(
            "messenger.tag.confirmed-event-update",
            between(KNOWN_SINCE, TAGS_END),
            OFFICIAL_COPY,
            SEND_PAGE,
            "Reminders of an event; from 2026-04-27 requests with this tag get error 100.",
            endedTag("CONFIRMED_EVENT_UPDATE", Purpose.EVENT_REMINDER));
  }

  private static Effect endedTag(String name, Purpose purpose) {
    return tag(name, API_AND_MANYCHAT, EnumSet.of(purpose), new Ever(WROTE));
  }

  private static void templatesAndTokens(StandardRules.Table table) {
    table
        .row(
            "messenger.utility.beta",
            between("2025-07-29", "2026-03-13"),
            REPORTED,
            "https://ppc.land/",
            "Utility templates in open beta for pages in the US, Vietnam, Thailand and the"
                + " Philippines.",
            utility(new BusinessIn(Set.of("US", "VN", "TH", "PH"))))
        .row(
            "messenger.utility",
            since("2026-03-13"),
            REPORTED,
            UTILITY,
            "Approved utility templates may be sent at any time to who has a conversation; the page"
                + " names no countries, some integrators still name four.",
            utility())
        .row(
            "messenger.marketing-message",
            since("2025-07-01"),
            OFFICIAL_COPY,
            MARKETING_API,
            "A paid marketing message may go to the holder of a token, one in 12 hours, from 20"
                + " countries, to everywhere but the EU, the UK, Japan, South Korea and Australia.",
            permit(
                Route.MARKETING_MESSAGE,
                null,
                API_AND_MANYCHAT,
                ONLY_MARKETING,
                new HoldsToken(TokenKind.MARKETING_MESSAGES),
                new Granted(Feature.MARKETING_MESSAGES),
                new BusinessIn(MARKETING_COUNTRIES),
                new RecipientOutside(Regions.EU_AU_JP_KR_UK),
                new Spaced(Route.MARKETING_MESSAGE, Duration.ofHours(12))))
        .row(
            "messenger.recurring",
            between("2022-01-01", RECURRING_ENDS),
            OFFICIAL,
            RECURRING,
            "Recurring notifications to the holder of a token; ended on 2026-02-10 but for five"
                + " regions.",
            recurring())
        .row(
            "messenger.recurring.regions",
            since(RECURRING_ENDS),
            REPORTED,
            RECURRING,
            "Recurring notifications went on for people in Australia, the EU, Japan, South Korea"
                + " and the UK; whether they still do is not known.",
            recurring(new RecipientIn(Regions.EU_AU_JP_KR_UK)))
        .row(
            "messenger.one-time",
            since(KNOWN_SINCE),
            UNVERIFIED,
            POLICY,
            "One notification to who asked for it, within a year; still described, but the page is"
                + " gone from the documentation.",
            permit(
                Route.ONE_TIME_NOTIFICATION,
                null,
                API_AND_MANYCHAT,
                ANY_TYPE,
                new HoldsToken(TokenKind.ONE_TIME),
                new Granted(Feature.ONE_TIME_NOTIFICATIONS)));
  }

  private static Effect utility(Condition... further) {
    return new Effect.Permit(
        Route.UTILITY_TEMPLATE,
        MessagingType.UTILITY,
        null,
        API_AND_MANYCHAT,
        ONLY_TRANSACTIONAL,
        UTILITY_PURPOSES,
        false,
        with(
            further,
            new Ever(WROTE),
            new Templated(TemplateCategory.UTILITY),
            new Granted(Feature.UTILITY_TEMPLATES)));
  }

  private static Effect recurring(Condition... further) {
    return new Effect.Permit(
        Route.RECURRING_NOTIFICATION,
        null,
        null,
        API_AND_MANYCHAT,
        ONLY_MARKETING,
        ANY_PURPOSE,
        false,
        with(
            further,
            new HoldsToken(TokenKind.RECURRING_NOTIFICATIONS),
            new Spaced(Route.RECURRING_NOTIFICATION, Duration.ofDays(2))));
  }

  private static List<Condition> with(Condition[] further, Condition... common) {
    return Stream.of(common, further).flatMap(Arrays::stream).toList();
  }

  private static void remedies(StandardRules.Table table) {
    table
        .row(
            "messenger.way.click-to-message",
            always(),
            OFFICIAL_COPY,
            POLICY,
            "An ad or link that leads the person to write opens the window again.",
            way(RemedyKind.CLICK_TO_MESSAGE, ANY_TYPE))
        .row(
            "messenger.way.opt-in",
            since("2025-07-01"),
            OFFICIAL_COPY,
            MARKETING_API,
            "Who opts in to marketing messages can be sent paid ones; ask while a window is open.",
            way(
                RemedyKind.OPT_IN,
                ONLY_MARKETING,
                new Granted(Feature.MARKETING_MESSAGES),
                new RecipientOutside(Regions.EU_AU_JP_KR_UK)))
        .row(
            "messenger.way.utility-template",
            since("2026-03-13"),
            REPORTED,
            UTILITY,
            "An approved utility template needs no window.",
            wayFor(
                RemedyKind.UTILITY_TEMPLATE,
                UTILITY_PURPOSES,
                new Ever(WROTE),
                new Granted(Feature.UTILITY_TEMPLATES)))
        .row(
            "messenger.way.human-agent",
            since(KNOWN_SINCE),
            OFFICIAL_COPY,
            SEND_REFERENCE,
            "A person may take the issue over within 7 days.",
            wayFor(
                RemedyKind.HUMAN_AGENT,
                SUPPORT,
                new Recent(WRITTEN_WORD, SEVEN_DAYS),
                new Granted(Feature.HUMAN_AGENT)))
        .row(
            "messenger.way.marketing-message",
            since("2025-07-01"),
            OFFICIAL_COPY,
            MARKETING_API,
            "A paid marketing message reaches the holder of a token.",
            way(
                RemedyKind.MARKETING_MESSAGE,
                ONLY_MARKETING,
                new HoldsToken(TokenKind.MARKETING_MESSAGES),
                new Granted(Feature.MARKETING_MESSAGES),
                new BusinessIn(MARKETING_COUNTRIES),
                new RecipientOutside(Regions.EU_AU_JP_KR_UK)))
        .row(
            "messenger.way.sponsored-message",
            before("2024-05-01"),
            REPORTED,
            "https://docs.chatbotbuilder.ai/",
            "Sponsored messages reached who had a conversation; removed from the Marketing API and"
                + " Ads Manager in May 2024, though Meta's policy page still describes them.",
            way(RemedyKind.SPONSORED_MESSAGE, ONLY_MARKETING, new Ever(WROTE)))
        .row(
            "messenger.way.other-channel",
            always(),
            Certainty.ASSUMED,
            POLICY,
            "Another channel on which the person agreed to be written to.",
            way(RemedyKind.OTHER_CHANNEL, ANY_TYPE));
  }

  private static void notes(StandardRules.Table table) {
    table
        .row(
            "messenger.handover",
            before("2025-09-24"),
            REPORTED,
            DOCS + "handover-protocol",
            "Handover protocol; since then conversation routing, with the same calls.",
            note())
        .row(
            "messenger.conversation-routing",
            since("2025-09-24"),
            REPORTED,
            DOCS + "conversation-routing",
            "Only the app that controls a thread may write in it; else error 10/2018300.",
            note())
        .row(
            "messenger.opt-in-opens-nothing",
            since("2022-01-01"),
            OFFICIAL,
            RECURRING,
            "Opting in to marketing messages does not open the window.",
            note())
        .row(
            "messenger.bot-answers",
            since(KNOWN_SINCE),
            OFFICIAL_COPY,
            POLICY,
            "A bot must answer every message within 30 seconds.",
            note());
  }
}
