package dev.mirsal.policy;

import static dev.mirsal.contact.CampaignType.MARKETING;
import static dev.mirsal.contact.CampaignType.TRANSACTIONAL;
import static dev.mirsal.policy.StandardRules.ANY_TYPE;
import static dev.mirsal.policy.StandardRules.API_AND_MANYCHAT;
import static dev.mirsal.policy.StandardRules.DAY;
import static dev.mirsal.policy.StandardRules.ONLY_MARKETING;
import static dev.mirsal.policy.StandardRules.ONLY_TRANSACTIONAL;
import static dev.mirsal.policy.StandardRules.note;
import static dev.mirsal.policy.StandardRules.permit;
import static dev.mirsal.policy.StandardRules.way;
import static dev.mirsal.policy.StandardRules.window;
import static dev.mirsal.policy.Validity.always;
import static dev.mirsal.policy.Validity.before;
import static dev.mirsal.policy.Validity.since;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Condition.AnyOf;
import dev.mirsal.policy.Condition.Consented;
import dev.mirsal.policy.Condition.Ever;
import dev.mirsal.policy.Condition.OpenWindow;
import dev.mirsal.policy.Condition.RecipientOutside;
import dev.mirsal.policy.Condition.Templated;
import dev.mirsal.policy.Condition.TierRoom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules of WhatsApp as known on 2026-11-20. */
final class WhatsAppRules {
  private static final String DOCS = "https://developers.facebook.com/docs/whatsapp/";
  private static final String SEND = DOCS + "cloud-api/guides/send-messages";
  private static final String LIMITS = DOCS + "messaging-limits";
  private static final String PRICING = DOCS + "pricing";
  private static final String US_ENDS = "2025-04-01";

  /** Messages and calls, as Meta says; a reaction is not named. */
  private static final Set<InteractionKind> SERVICE =
      EnumSet.of(
          InteractionKind.MESSAGE,
          InteractionKind.AD_MESSAGE,
          InteractionKind.POSTBACK,
          InteractionKind.CALL);

  private static final Set<Gateway> LINKED_DEVICE = Set.of(Gateway.WAHA);
  private static final Condition MARKETING_CONSENT = new Consented(Set.of(MARKETING));
  private static final Condition ANY_CONSENT =
      new AnyOf(List.of(new Consented(Set.of(MARKETING, TRANSACTIONAL)), new Ever(SERVICE)));

  private WhatsAppRules() {}

  static List<Rule> rules() {
    StandardRules.Table table = new StandardRules.Table(Channel.WHATSAPP);
    permissions(table);
    linkedDevices(table);
    remedies(table);
    notes(table);
    return table.rules();
  }

  private static void permissions(StandardRules.Table table) {
    table
        .row(
            "whatsapp.service",
            always(),
            Certainty.OFFICIAL,
            SEND,
            "Within 24 hours of the person's last message or call any message may go.",
            window(Route.FREE_FORM, null, new OpenWindow(SERVICE, DAY)))
        .row(
            "whatsapp.template.utility",
            always(),
            Certainty.OFFICIAL,
            SEND,
            "An approved utility template may go at any time to who opted in or wrote before.",
            template(ONLY_TRANSACTIONAL, TemplateCategory.UTILITY, ANY_CONSENT))
        .row(
            "whatsapp.template.authentication",
            always(),
            Certainty.OFFICIAL,
            SEND,
            "An approved authentication template may go at any time to who opted in or wrote"
                + " before.",
            template(ONLY_TRANSACTIONAL, TemplateCategory.AUTHENTICATION, ANY_CONSENT))
        .row(
            "whatsapp.template.marketing",
            before(US_ENDS),
            Certainty.OFFICIAL,
            SEND,
            "An approved marketing template may go at any time to who opted in to marketing.",
            template(ONLY_MARKETING, TemplateCategory.MARKETING, MARKETING_CONSENT))
        .row(
            "whatsapp.template.marketing.not-us",
            since(US_ENDS),
            Certainty.REPORTED,
            "https://www.braze.com/docs/user_guide/message_building_by_channel/whatsapp",
            "An approved marketing template may go at any time to who opted in to marketing, but"
                + " none is delivered to US numbers.",
            template(
                ONLY_MARKETING,
                TemplateCategory.MARKETING,
                MARKETING_CONSENT,
                new RecipientOutside(Set.of("US"))));
  }

  private static Effect template(
      Set<CampaignType> types, TemplateCategory category, Condition... further) {
    Condition[] all = new Condition[further.length + 2];
    all[0] = new Templated(category);
    System.arraycopy(further, 0, all, 1, further.length);
    all[further.length + 1] = new TierRoom();
    return permit(Route.TEMPLATE, null, API_AND_MANYCHAT, types, all);
  }

  private static void linkedDevices(StandardRules.Table table) {
    String waha = "https://waha.devlike.pro/docs/overview/how-to-avoid-blocking/";
    table
        .row(
            "whatsapp.linked-device.reply",
            always(),
            Certainty.ASSUMED,
            waha,
            "A linked device knows no window; who wrote within 24 hours may be answered.",
            permit(Route.FREE_FORM, null, LINKED_DEVICE, ANY_TYPE, new OpenWindow(SERVICE, DAY)))
        .row(
            "whatsapp.linked-device.marketing",
            always(),
            Certainty.ASSUMED,
            waha,
            "A linked device knows no templates; marketing goes to who opted in to it.",
            permit(Route.FREE_FORM, null, LINKED_DEVICE, ONLY_MARKETING, MARKETING_CONSENT))
        .row(
            "whatsapp.linked-device.transactional",
            always(),
            Certainty.ASSUMED,
            waha,
            "A linked device knows no templates; other messages go to who opted in or wrote"
                + " before.",
            permit(Route.FREE_FORM, null, LINKED_DEVICE, ONLY_TRANSACTIONAL, ANY_CONSENT));
  }

  private static void remedies(StandardRules.Table table) {
    table
        .row(
            "whatsapp.way.click-to-whatsapp",
            always(),
            Certainty.OFFICIAL,
            PRICING,
            "An ad or link that leads the person to write opens the window.",
            way(RemedyKind.CLICK_TO_MESSAGE, ANY_TYPE))
        .row(
            "whatsapp.way.opt-in",
            always(),
            Certainty.OFFICIAL,
            SEND,
            "An opt-in that names the business may be collected anywhere.",
            way(RemedyKind.OPT_IN, ANY_TYPE))
        .row(
            "whatsapp.way.template",
            always(),
            Certainty.OFFICIAL,
            SEND,
            "An approved template of the right category needs no window.",
            way(RemedyKind.TEMPLATE, ONLY_TRANSACTIONAL))
        .row(
            "whatsapp.way.marketing-template",
            always(),
            Certainty.REPORTED,
            PRICING,
            "An approved marketing template, paid for each delivery, needs no window; none reaches"
                + " US numbers.",
            way(
                RemedyKind.TEMPLATE,
                ONLY_MARKETING,
                MARKETING_CONSENT,
                new RecipientOutside(Set.of("US"))))
        .row(
            "whatsapp.way.other-channel",
            always(),
            Certainty.ASSUMED,
            SEND,
            "Another channel on which the person agreed to be written to.",
            way(RemedyKind.OTHER_CHANNEL, ANY_TYPE));
  }

  private static void notes(StandardRules.Table table) {
    table
        .row(
            "whatsapp.free-entry-point.72h",
            before("2026-09-21"),
            Certainty.REPORTED,
            PRICING,
            "For 72 hours after a click-to-WhatsApp ad messages are free: a price, no permission.",
            note())
        .row(
            "whatsapp.free-entry-point.7d",
            since("2026-09-21"),
            Certainty.DISPUTED,
            PRICING,
            "For up to 7 days after a click-to-WhatsApp ad messages are free: a price, no"
                + " permission. Some still see 72 hours.",
            note())
        .row(
            "whatsapp.service-price",
            since("2026-10-01"),
            Certainty.REPORTED,
            PRICING,
            "Messages inside the window are charged after 1,000 free ones a month and number.",
            note())
        .row(
            "whatsapp.per-person-cap",
            always(),
            Certainty.REPORTED,
            PRICING,
            "Each person gets only so many marketing templates from all businesses; error 131049,"
                + " not to be repeated within 24 hours.",
            note())
        .row(
            "whatsapp.pair-rate",
            always(),
            Certainty.OFFICIAL_COPY,
            DOCS + "cloud-api/overview",
            "One message in 6 seconds to one person, 45 in a burst; error 131056.",
            note())
        .row(
            "whatsapp.tiers",
            since("2025-10-07"),
            Certainty.OFFICIAL,
            LIMITS,
            "250, 2,000, 10,000, 100,000 or any number of people in a moving 24 hours outside of"
                + " windows, shared by all numbers of a portfolio.",
            note());
  }
}
