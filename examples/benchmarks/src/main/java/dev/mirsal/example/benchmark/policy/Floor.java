package dev.mirsal.example.benchmark.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ConsentStatus;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.Interaction;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.InteractionKinds;
import dev.mirsal.contact.SentMessage;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.ContentKind;
import dev.mirsal.policy.Feature;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.Purpose;
import dev.mirsal.policy.Template;
import dev.mirsal.policy.TemplateCategory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Messenger, of 2026-11-20 only, as somebody would write them by hand: the floor. For
 * marketing that may not go it tells, as flags, what the policy tells in reasons, doubts and
 * remedies; for the rest, only what. It knows no other date but that of the three tags.
 */
final class Floor {
  /** What the chain answers. */
  enum Answer {
    RESPONSE,
    PRIVATE_REPLY,
    HUMAN_AGENT,
    CUSTOMER_FEEDBACK,
    NEWS,
    OLD_TAG,
    UTILITY,
    MARKETING_MESSAGE,
    RECURRING,
    NOT_NOW,
    SPONSORED,
    REFUSED
  }

  private static final long DAY = 86_400;
  private static final Instant TAGS_END = Instant.parse("2026-04-27T00:00:00Z");
  private static final InteractionKinds OPENING =
      InteractionKinds.of(
          List.of(
              InteractionKind.MESSAGE,
              InteractionKind.AD_MESSAGE,
              InteractionKind.POSTBACK,
              InteractionKind.PLUGIN_MESSAGE,
              InteractionKind.REFERRAL,
              InteractionKind.REACTION));
  private static final InteractionKinds WRITTEN =
      InteractionKinds.of(List.of(InteractionKind.MESSAGE, InteractionKind.AD_MESSAGE));
  private static final InteractionKinds BY_AD =
      InteractionKinds.of(List.of(InteractionKind.AD_MESSAGE));
  private static final InteractionKinds IN_PUBLIC =
      InteractionKinds.of(List.of(InteractionKind.COMMENT, InteractionKind.VISITOR_POST));

  private final Set<String> recurringRegions;
  private final Set<String> businessRegions;

  Floor(List<String> recurringRegions, List<String> businessRegions) {
    this.recurringRegions = Set.copyOf(recurringRegions);
    this.businessRegions = Set.copyOf(businessRegions);
  }

  /** Returns the answer's number, and flags above it. */
  int answer(ContactState contact, Intent intent, Account account, Instant now) {
    Answer answer = decide(contact, intent, account, now);
    return answer == Answer.SPONSORED ? why(contact, account, now) : number(answer);
  }

  private int why(ContactState contact, Account account, Instant now) {
    String region = contact.region();
    Interaction byAd = contact.latest(BY_AD, now);
    Interaction inPublic = contact.latest(IN_PUBLIC, now);
    int flags = contact.windowRefusedAt() == null ? 0 : 1;
    flags |= contact.token(TokenKind.MARKETING_MESSAGES, now) == null ? 2 : 0;
    flags |= account.features().contains(Feature.MARKETING_MESSAGES) ? 4 : 0;
    flags |= account.region() == null || businessRegions.contains(account.region()) ? 8 : 0;
    flags |= region != null && recurringRegions.contains(region) ? 16 : 0;
    flags |= contact.token(TokenKind.RECURRING_NOTIFICATIONS, now) == null ? 32 : 0;
    flags |= byAd != null && within(byAd, now, 7 * DAY) ? 64 : 0;
    flags |= inPublic != null && within(inPublic, now, DAY) ? 128 : 0;
    flags |= contact.token(TokenKind.ONE_TIME, now) == null ? 256 : 0;
    flags |= account.features().contains(Feature.ONE_TIME_NOTIFICATIONS) ? 512 : 0;
    return number(Answer.SPONSORED) | flags << 4;
  }

  @SuppressWarnings("EnumOrdinal") // in memory only, never stored
  private static int number(Answer answer) {
    return answer.ordinal();
  }

  private Answer decide(ContactState contact, Intent intent, Account account, Instant now) {
    if (contact.optedOut(Channel.MESSENGER, intent.type())
        || contact.consent(Channel.MESSENGER, intent.type(), now) == ConsentStatus.DENIED) {
      return Answer.REFUSED;
    }
    if (contact.unavailability(intent.type(), now) != null
        || (account.heldUntil() != null && now.isBefore(account.heldUntil()))) {
      return Answer.NOT_NOW;
    }
    Interaction last = contact.latest(OPENING, now);
    if (last != null && within(last, now, DAY) && !refused(contact, last)) {
      return Answer.RESPONSE;
    }
    if (intent.comment() != null && !contact.used(intent.comment().id())) {
      return Answer.PRIVATE_REPLY;
    }
    return intent.type() == CampaignType.MARKETING
        ? marketing(contact, account, last, now)
        : transactional(contact, intent, account, last, now);
  }

  private Answer marketing(
      ContactState contact, Account account, @Nullable Interaction last, Instant now) {
    String region = contact.region();
    Token token = contact.token(TokenKind.MARKETING_MESSAGES, now);
    if (token != null
        && account.features().contains(Feature.MARKETING_MESSAGES)
        && (account.region() == null || businessRegions.contains(account.region()))
        && (region == null || !recurringRegions.contains(region))) {
      return token.usableAt(now) && spaced(contact, now)
          ? Answer.MARKETING_MESSAGE
          : Answer.NOT_NOW;
    }
    Token recurring = contact.token(TokenKind.RECURRING_NOTIFICATIONS, now);
    if (recurring != null && region != null && recurringRegions.contains(region)) {
      return recurring.usableAt(now) ? Answer.RECURRING : Answer.NOT_NOW;
    }
    return last == null ? Answer.REFUSED : Answer.SPONSORED;
  }

  private static boolean spaced(ContactState contact, Instant now) {
    for (SentMessage sent : contact.sent()) {
      if (sent.route().equals("MARKETING_MESSAGE")
          && now.getEpochSecond() - sent.at().getEpochSecond() < DAY / 2) {
        return false;
      }
    }
    return true;
  }

  private static Answer transactional(
      ContactState contact,
      Intent intent,
      Account account,
      @Nullable Interaction last,
      Instant now) {
    Interaction written = contact.latest(WRITTEN, now);
    boolean week = written != null && within(written, now, 7 * DAY);
    Purpose purpose = intent.purpose();
    if (intent.human() && week && account.features().contains(Feature.HUMAN_AGENT)) {
      if (purpose == Purpose.REPLY || purpose == Purpose.HUMAN_SUPPORT) {
        return Answer.HUMAN_AGENT;
      }
    }
    if (purpose == Purpose.CUSTOMER_FEEDBACK && intent.content() == ContentKind.FEEDBACK_FORM) {
      return week ? Answer.CUSTOMER_FEEDBACK : Answer.REFUSED;
    }
    if (purpose == Purpose.NEWS && account.features().contains(Feature.NEWS_PAGE)) {
      return Answer.NEWS;
    }
    if (purpose == Purpose.ORDER_UPDATE
        || purpose == Purpose.ACCOUNT_UPDATE
        || purpose == Purpose.EVENT_REMINDER) {
      if (now.isBefore(TAGS_END)) {
        return Answer.OLD_TAG;
      }
      Template template = intent.template();
      if (last != null
          && template != null
          && template.approved()
          && template.category() == TemplateCategory.UTILITY
          && account.features().contains(Feature.UTILITY_TEMPLATES)) {
        return Answer.UTILITY;
      }
    }
    return Answer.REFUSED;
  }

  private static boolean within(Interaction interaction, Instant now, long seconds) {
    Instant at = interaction.at();
    long passed = now.getEpochSecond() - at.getEpochSecond();
    int nanos = now.getNano() - at.getNano();
    return passed < seconds || (passed == seconds && nanos < 0);
  }

  private static boolean refused(ContactState contact, Interaction last) {
    Instant at = contact.windowRefusedAt();
    return at != null && !last.at().isAfter(at);
  }
}
