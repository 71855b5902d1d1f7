package dev.mirsal.example.cli.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Certainty;
import dev.mirsal.policy.Condition;
import dev.mirsal.policy.ContentKind;
import dev.mirsal.policy.Effect;
import dev.mirsal.policy.Feature;
import dev.mirsal.policy.Gateway;
import dev.mirsal.policy.Lesson;
import dev.mirsal.policy.Purpose;
import dev.mirsal.policy.RemedyKind;
import dev.mirsal.policy.Rule;
import dev.mirsal.policy.TemplateCategory;
import dev.mirsal.policy.Validity;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;

/** Reads rules. */
final class RuleJson {
  private RuleJson() {}

  static Rule rule(Fields rule) {
    rule.allow(
        "id",
        "channel",
        "says",
        "source",
        "from",
        "until",
        "certainty",
        "first",
        "permit",
        "way",
        "answer",
        "note");
    return new Rule(
        rule.at("id").text(),
        rule.at("channel").one(Channel.class),
        effect(rule),
        new Validity(
            rule.has("from") ? rule.at("from").instant() : null,
            rule.has("until") ? rule.at("until").instant() : null),
        rule.has("certainty") ? rule.at("certainty").one(Certainty.class) : Certainty.ASSUMED,
        rule.at("says").text(),
        rule.at("source").checked(() -> URI.create(rule.at("source").text())));
  }

  private static Effect effect(Fields rule) {
    if (rule.has("way")) {
      return way(rule.at("way"));
    } else if (rule.has("answer")) {
      return answer(rule.at("answer"));
    }
    return rule.flag("note") ? new Effect.Note() : permit(rule.at("permit"));
  }

  private static Effect permit(Fields permit) {
    permit.allow(
        "route",
        "messagingType",
        "tag",
        "gateways",
        "types",
        "purposes",
        "humanOnly",
        "conditions");
    return permit.checked(
        () ->
            new Effect.Permit(
                permit.at("route").one(Route.class),
                permit.has("messagingType")
                    ? permit.at("messagingType").one(MessagingType.class)
                    : null,
                permit.textOrNull("tag"),
                permit.some("gateways", Gateway.class, List.of(Gateway.PLATFORM_API)),
                permit.at("types").some(CampaignType.class),
                permit.some("purposes", Purpose.class, Purpose.all()),
                permit.flag("humanOnly"),
                conditions(permit)));
  }

  private static Effect way(Fields way) {
    way.allow("kind", "types", "purposes", "conditions");
    return new Effect.Way(
        way.at("kind").one(RemedyKind.class),
        way.some("types", CampaignType.class, EnumSet.allOf(CampaignType.class)),
        way.some("purposes", Purpose.class, Purpose.all()),
        conditions(way));
  }

  private static Effect answer(Fields answer) {
    answer.allow("code", "subcode", "lesson", "lasts");
    return new Effect.Answer(
        answer.at("code").number(),
        answer.has("subcode") ? answer.at("subcode").number() : Effect.Answer.ANY,
        answer.at("lesson").one(Lesson.class),
        answer.has("lasts") ? answer.at("lasts").duration() : null);
  }

  private static List<Condition> conditions(Fields in) {
    return in.list("conditions").stream().map(RuleJson::condition).toList();
  }

  private static Condition condition(Fields element) {
    Fields value = element.only();
    return value.checked(() -> condition(value.name(), value));
  }

  private static Condition condition(String name, Fields value) {
    return switch (name) {
      case "openWindow" ->
          new Condition.OpenWindow(
              value.at("by").some(InteractionKind.class), value.at("length").duration());
      case "recent" ->
          new Condition.Recent(
              value.at("kinds").some(InteractionKind.class), value.at("length").duration());
      case "ever" -> new Condition.Ever(value.some(InteractionKind.class));
      case "granted" -> new Condition.Granted(value.one(Feature.class));
      case "templated" -> new Condition.Templated(value.one(TemplateCategory.class));
      case "holdsToken" -> new Condition.HoldsToken(value.one(TokenKind.class));
      case "consented" -> new Condition.Consented(value.some(CampaignType.class));
      case "recipientIn" -> new Condition.RecipientIn(value.texts());
      case "recipientOutside" -> new Condition.RecipientOutside(value.texts());
      case "businessIn" -> new Condition.BusinessIn(value.texts());
      case "spaced" ->
          new Condition.Spaced(value.at("route").one(Route.class), value.at("gap").duration());
      case "tierRoom" -> new Condition.TierRoom();
      case "freshComment" -> new Condition.FreshComment(value.duration());
      case "broadcastRuns" -> new Condition.BroadcastRuns();
      case "contentIs" -> new Condition.ContentIs(value.one(ContentKind.class));
      case "oneClickUnsubscribe" -> new Condition.OneClickUnsubscribe();
      case "anyOf" -> new Condition.AnyOf(value.list().stream().map(RuleJson::condition).toList());
      default -> throw value.problem("is not known");
    };
  }
}
