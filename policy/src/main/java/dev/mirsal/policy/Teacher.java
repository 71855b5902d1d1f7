package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.OptOut;
import dev.mirsal.contact.SentMessage;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.contact.Unavailability;
import dev.mirsal.message.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Applies lessons to what is known of a person. */
final class Teacher {
  private final Refusal refusal;
  private final ContactState before;
  private final ContactState.Builder contact;
  private @Nullable Instant accountHeldUntil;

  Teacher(ContactState before, Refusal refusal) {
    this.before = before;
    this.refusal = refusal;
    contact = before.toBuilder();
  }

  ContactState contact() {
    return contact.build();
  }

  @Nullable Instant accountHeldUntil() {
    return accountHeldUntil;
  }

  void teach(Effect.Answer answer) {
    Instant until = answer.lasts() == null ? null : refusal.at().plus(answer.lasts());
    switch (answer.lesson()) {
      case WINDOW_CLOSED -> contact.windowRefusedAt(refusal.at());
      case UNAVAILABLE -> contact.unavailability(unavailable(null, until));
      case NO_MARKETING_NOW -> contact.unavailability(unavailable(CampaignType.MARKETING, until));
      case MARKETING_OPT_OUT ->
          contact.optOut(
              new OptOut(refusal.channel(), CampaignType.MARKETING, refusal.at(), code()));
      case TOKEN_WAITS -> tokenWaits(answer.lasts());
      case TOKEN_GONE -> tokenGone();
      case COMMENT_USED -> commentUsed();
      case ACCOUNT_HELD -> accountHeldUntil = until == null ? Instant.MAX : until;
    }
  }

  private Unavailability unavailable(@Nullable CampaignType type, @Nullable Instant until) {
    return new Unavailability(code(), type, refusal.at(), until);
  }

  private void tokenWaits(@Nullable Duration wait) {
    Token token = token();
    if (token != null && wait != null) {
      contact.token(token.notBefore(refusal.at().plus(wait)));
    }
  }

  private void tokenGone() {
    Token token = token();
    if (token != null) {
      contact.withoutToken(token);
    }
  }

  private @Nullable Token token() {
    TokenKind kind =
        refusal.route() == Route.RECURRING_NOTIFICATION
            ? TokenKind.RECURRING_NOTIFICATIONS
            : TokenKind.MARKETING_MESSAGES;
    return before.token(kind, refusal.at());
  }

  private void commentUsed() {
    if (refusal.reference() != null) {
      String route = Route.PRIVATE_REPLY.name();
      contact.sent(
          new SentMessage(refusal.at(), refusal.type(), route, refusal.reference(), false));
    }
  }

  private String code() {
    return refusal.channel().name().toLowerCase(Locale.ROOT)
        + "."
        + refusal.code()
        + (refusal.subcode() == 0 ? "" : "." + refusal.subcode());
  }
}
