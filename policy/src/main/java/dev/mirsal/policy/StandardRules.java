package dev.mirsal.policy;

import static dev.mirsal.contact.CampaignType.MARKETING;
import static dev.mirsal.contact.CampaignType.TRANSACTIONAL;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules as known on 2026-11-20, and what the tables of the platforms have in common. */
final class StandardRules {
  static final Duration DAY = Duration.ofHours(24);
  static final Duration SEVEN_DAYS = Duration.ofDays(7);

  /** The year in which Meta cut its seventeen tags to four: older rules are not known here. */
  static final String KNOWN_SINCE = "2020-03-04";

  static final Set<CampaignType> ANY_TYPE = Set.of(MARKETING, TRANSACTIONAL);
  static final Set<CampaignType> ONLY_MARKETING = Set.of(MARKETING);
  static final Set<CampaignType> ONLY_TRANSACTIONAL = Set.of(TRANSACTIONAL);
  static final Set<Purpose> ANY_PURPOSE = Purpose.all();
  static final Set<Gateway> API = Set.of(Gateway.PLATFORM_API);
  static final Set<Gateway> API_AND_MANYCHAT = Set.of(Gateway.PLATFORM_API, Gateway.MANYCHAT);

  /** What starts a conversation on Messenger and Instagram. */
  static final Set<InteractionKind> WROTE =
      EnumSet.of(
          InteractionKind.MESSAGE,
          InteractionKind.AD_MESSAGE,
          InteractionKind.POSTBACK,
          InteractionKind.PLUGIN_MESSAGE,
          InteractionKind.REFERRAL,
          InteractionKind.REACTION);

  private StandardRules() {}

  static Rulebook rulebook() {
    return Rulebook.of(
        Stream.of(
                MessengerRules.rules(),
                InstagramRules.rules(),
                WhatsAppRules.rules(),
                EmailRules.rules(),
                AnswerRules.rules())
            .flatMap(List::stream)
            .toList());
  }

  /** One platform's table, row by row. */
  static final class Table {
    private final Channel channel;
    private final Stream.Builder<Rule> rows = Stream.builder();

    Table(Channel channel) {
      this.channel = channel;
    }

    Table row(
        String id,
        Validity validity,
        Certainty certainty,
        String source,
        String says,
        Effect effect) {
      rows.add(new Rule(id, channel, effect, validity, certainty, says, URI.create(source)));
      return this;
    }

    List<Rule> rules() {
      return rows.build().toList();
    }
  }

  static Effect window(Route route, @Nullable MessagingType type, Condition... conditions) {
    return permit(route, type, API_AND_MANYCHAT, ANY_TYPE, conditions);
  }

  static Effect permit(
      Route route,
      @Nullable MessagingType messagingType,
      Set<Gateway> gateways,
      Set<CampaignType> types,
      Condition... conditions) {
    return new Effect.Permit(
        route, messagingType, null, gateways, types, ANY_PURPOSE, false, List.of(conditions));
  }

  static Effect tag(
      String tag, Set<Gateway> gateways, Set<Purpose> purposes, Condition... conditions) {
    return new Effect.Permit(
        Route.MESSAGE_TAG,
        MessagingType.MESSAGE_TAG,
        tag,
        gateways,
        ONLY_TRANSACTIONAL,
        purposes,
        tag.equals(Effect.Permit.HUMAN_AGENT),
        List.of(conditions));
  }

  static Effect way(RemedyKind kind, Set<CampaignType> types, Condition... conditions) {
    return new Effect.Way(kind, types, ANY_PURPOSE, List.of(conditions));
  }

  static Effect wayFor(RemedyKind kind, Set<Purpose> purposes, Condition... conditions) {
    return new Effect.Way(kind, ONLY_TRANSACTIONAL, purposes, List.of(conditions));
  }

  static Effect note() {
    return new Effect.Note();
  }
}
