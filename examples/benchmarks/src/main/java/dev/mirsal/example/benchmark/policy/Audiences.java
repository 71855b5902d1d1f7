package dev.mirsal.example.benchmark.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.Consent;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.OptOut;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.AudienceCounts;
import dev.mirsal.policy.Feature;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/** An audience that nobody holds in memory: each contact is made when it is read. */
final class Audiences {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Intent PROMOTION =
      Intent.builder(Channel.MESSENGER, CampaignType.MARKETING).build();
  private static final Account ACCOUNT = Account.with(Feature.MARKETING_MESSAGES).in("IL");
  private static final List<String> REGIONS = List.of("EG", "DE", "US", "KR", "IL", "SA", "JO");

  private Audiences() {}

  static Iterable<ContactState> of(long count) {
    return () -> contacts(count);
  }

  private static Iterator<ContactState> contacts(long count) {
    return LongStream.range(0, count).mapToObj(Audiences::contact).iterator();
  }

  /**
   * Last messages are spread over ten days, in an audience of any size; some opted out, refused,
   * agreed or hold a token.
   */
  private static ContactState contact(long number) {
    Instant wroteAt = NOW.minusSeconds(number * 7_919 % 864_000);
    ContactState.Builder contact =
        ContactState.builder()
            .region(REGIONS.get((int) (number % REGIONS.size())))
            .interaction(InteractionKind.MESSAGE, wroteAt)
            .interaction(InteractionKind.POSTBACK, wroteAt.minusSeconds(number % 3_600));
    switch ((int) (number % 10)) {
      case 1 -> contact.optOut(OptOut.ofEverything(wroteAt, "word"));
      case 2 -> contact.consent(consent(number % 4 == 0, wroteAt));
      case 3 -> contact.token(Token.of(TokenKind.MARKETING_MESSAGES, "token-" + number));
      default -> {}
    }
    return contact.build();
  }

  private static Consent consent(boolean yes, Instant at) {
    return yes
        ? Consent.granted(Channel.MESSENGER, CampaignType.MARKETING, at, "form")
        : Consent.denied(Channel.MESSENGER, CampaignType.MARKETING, at, "form");
  }

  static AudienceCounts classify(Iterable<ContactState> contacts) {
    MessagingPolicy policy = MessagingPolicy.standard();
    AudienceCounts counts = AudienceCounts.create();
    for (ContactState contact : contacts) {
      counts.add(policy.verdict(contact, PROMOTION, ACCOUNT, NOW));
    }
    return counts;
  }
}
