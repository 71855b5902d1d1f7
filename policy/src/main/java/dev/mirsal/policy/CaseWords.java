package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.Consent;
import dev.mirsal.contact.ConsentStatus;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.OptOut;
import dev.mirsal.contact.SentMessage;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.contact.Unavailability;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a {@link BehaviourTable}: {@code key=value}, with times like {@code -23h59m}. */
final class CaseWords {
  private static final int BOTH_TIMES = 2;

  private CaseWords() {}

  static List<String> split(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.strip().split(" +"));
  }

  static Intent intent(Channel channel, String cell, Instant now) {
    List<String> words = split(cell);
    Intent.Builder intent = Intent.builder(channel, one(CampaignType.class, words.get(0)));
    for (String word : words.subList(1, words.size())) {
      String value = value(word);
      switch (key(word)) {
        case "purpose" -> intent.purpose(one(Purpose.class, value));
        case "human" -> intent.byHuman();
        case "via" -> intent.via(one(Gateway.class, value));
        case "tag" -> intent.tag(value);
        case "template" ->
            intent.template(Template.approved(one(TemplateCategory.class, value), "en"));
        case "unapproved" ->
            intent.template(new Template(one(TemplateCategory.class, value), "en", false));
        case "content" -> intent.content(one(ContentKind.class, value));
        case "comment" -> intent.answering(Comment.of("c1", at(value, now)));
        case "live" -> intent.answering(new Comment("c1", at(value, now), true, null));
        case "live-over" -> intent.answering(new Comment("c1", at(value, now), true, now));
        case "one-click" -> intent.withOneClickUnsubscribe();
        default -> throw unknown("intent", word);
      }
    }
    return intent.build();
  }

  static Account account(String cell, Instant now) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    String region = null;
    Instant held = null;
    Instant full = null;
    for (String word : split(cell)) {
      String value = value(word);
      switch (key(word)) {
        case "feature" -> features.add(one(Feature.class, value));
        case "region" -> region = value;
        case "held" -> held = at(value, now);
        case "tier-full" -> full = at(value, now);
        default -> throw unknown("account", word);
      }
    }
    return new Account(region, features, held, full);
  }

  static ContactState contact(Channel channel, String cell, Instant now) {
    ContactState.Builder contact = ContactState.builder();
    for (String word : split(cell)) {
      String key = key(word);
      String value = value(word);
      switch (key) {
        case "region" -> contact.region(value);
        case "opted-out" ->
            contact.optOut(new OptOut(null, value.isEmpty() ? null : type(value), now, "case"));
        case "granted", "denied" -> contact.consent(consent(channel, key, value, now));
        case "refused" -> contact.windowRefusedAt(at(value, now));
        case "token" -> contact.token(token(value, now));
        case "sent" -> contact.sent(sent(value, now));
        case "unavailable" -> contact.unavailability(unavailability(value, now));
        default -> contact.interaction(one(InteractionKind.class, key), at(value, now));
      }
    }
    return contact.build();
  }

  /** As in {@code marketing@-10d} or, ending, {@code marketing@-10d@+1h}. */
  private static Consent consent(Channel channel, String key, String value, Instant now) {
    String[] parts = value.split("@", -1);
    return new Consent(
        channel,
        type(parts[0]),
        one(ConsentStatus.class, key),
        at(parts[1], now),
        parts.length > BOTH_TIMES ? at(parts[2], now) : null,
        "case",
        null,
        null);
  }

  /** As in {@code one_time}, {@code one_time@+10d} (ends) or {@code one_time@+10d@+1h} (waits). */
  private static Token token(String value, Instant now) {
    String[] parts = value.split("@", -1);
    return new Token(
        one(TokenKind.class, parts[0]),
        "t1",
        parts.length > 1 ? at(parts[1], now) : null,
        parts.length > BOTH_TIMES ? at(parts[2], now) : null,
        null);
  }

  /** As in {@code private_reply@-1h} or, using up a comment or token, {@code …@-1h@c1}. */
  private static SentMessage sent(String value, Instant now) {
    String[] parts = value.split("@", -1);
    return new SentMessage(
        at(parts[1], now),
        CampaignType.MARKETING,
        parts[0].toUpperCase(Locale.ROOT),
        parts.length > BOTH_TIMES ? parts[2] : null,
        true);
  }

  /** As in {@code ever}, {@code +2h} or {@code marketing@+2h}. */
  private static Unavailability unavailability(String value, Instant now) {
    String[] parts = value.split("@", -1);
    CampaignType type = parts.length > 1 ? type(parts[0]) : null;
    String until = parts[parts.length - 1];
    return new Unavailability(
        "case", type, now.minusSeconds(1), until.equals("ever") ? null : at(until, now));
  }

  static boolean holds(String word, Decision decision, Instant now) {
    Verdict verdict = decision.verdict();
    String value = value(word);
    return switch (key(word)) {
      case "allowed", "not_now", "requires_sponsored", "refused" -> word.equals(outcome(verdict));
      case "route" -> verdict instanceof Verdict.Allowed a && a.route() == one(Route.class, value);
      case "type" ->
          verdict instanceof Verdict.Allowed a && value.equals(String.valueOf(a.messagingType()));
      case "tag" -> verdict instanceof Verdict.Allowed a && value.equals(String.valueOf(a.tag()));
      case "eligibility" -> verdict.eligibility() == one(Eligibility.class, value);
      case "window" -> decision.windowOpen() == value.equals("open");
      case "closes" -> same(decision.windowClosesAt(), value, now);
      case "until" -> same(decision.until(), value, now);
      case "ask" -> same(decision.askAgainAt(), value, now);
      case "reason" -> verdict.reasons().contains(one(Reason.class, value));
      case "no-reason" -> !verdict.reasons().contains(one(Reason.class, value));
      case "rule" -> verdict.rules().contains(value);
      case "doubt" -> verdict.doubts().contains(value);
      case "certainty" -> verdict.certainty() == one(Certainty.class, value);
      case "remedy" -> remedy(verdict, value, true);
      case "no-remedy" -> remedy(verdict, value, false);
      default -> throw unknown("expected", word);
    };
  }

  static String outcome(Verdict verdict) {
    if (verdict instanceof Verdict.Allowed) {
      return "allowed";
    } else if (verdict instanceof Verdict.NotNow) {
      return "not_now";
    }
    return verdict instanceof Verdict.RequiresSponsored ? "requires_sponsored" : "refused";
  }

  /** Whether a remedy is named, and is to be had or not. */
  private static boolean remedy(Verdict verdict, String kind, boolean available) {
    return verdict.remedies().stream()
        .anyMatch(r -> r.kind().code().equals(kind) && r.available() == available);
  }

  private static boolean same(@Nullable Instant instant, String value, Instant now) {
    return value.equals("none") ? instant == null : at(value, now).equals(instant);
  }

  /** Reads a time before or after now, such as {@code -6d23h59m59.5s}, or an instant. */
  static Instant at(String text, Instant now) {
    if (text.endsWith("Z")) {
      return Instant.parse(text);
    }
    if (!text.startsWith("-") && !text.startsWith("+")) {
      throw unknown("time", text);
    }
    String amount = text.substring(1).toUpperCase(Locale.ROOT);
    int days = amount.indexOf('D') + 1;
    String time = amount.substring(days);
    Duration duration =
        Duration.parse("P" + amount.substring(0, days) + (time.isEmpty() ? "" : "T" + time));
    return text.startsWith("-") ? now.minus(duration) : now.plus(duration);
  }

  private static CampaignType type(String value) {
    return one(CampaignType.class, value);
  }

  private static <E extends Enum<E>> E one(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> unknown(type.getSimpleName(), value));
  }

  private static String key(String word) {
    int sign = word.indexOf('=');
    return sign < 0 ? word : word.substring(0, sign);
  }

  private static String value(String word) {
    int sign = word.indexOf('=');
    return sign < 0 ? "" : word.substring(sign + 1);
  }

  private static IllegalArgumentException unknown(String what, String word) {
    return new IllegalArgumentException(what + ": '" + word + "' is not known");
  }
}
