package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ConsentStatus;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.Interaction;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.InteractionKinds;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Check} of each kind of {@link Condition}. */
final class Checks {
  private Checks() {}

  static Check of(Condition condition) {
    if (condition instanceof Condition.OpenWindow window) {
      return new WindowCheck(window);
    } else if (condition instanceof Condition.Recent recent) {
      return new RecentCheck(recent.kinds(), recent.length());
    } else if (condition instanceof Condition.Ever ever) {
      return new EverCheck(ever.kinds());
    } else if (condition instanceof Condition.HoldsToken holds) {
      return new TokenCheck(holds.kind());
    } else if (condition instanceof Condition.Consented consented) {
      return new ConsentCheck(consented.anyOf());
    } else if (condition instanceof Condition.Spaced spaced) {
      return new SpacedCheck(spaced.route().name(), spaced.gap());
    } else if (condition instanceof Condition.TierRoom) {
      return new TierCheck();
    } else if (condition instanceof Condition.FreshComment fresh) {
      return new CommentCheck(fresh.length());
    } else if (condition instanceof Condition.AnyOf any) {
      return new AnyCheck(any.conditions().stream().map(Checks::of).toArray(Check[]::new));
    }
    return simple(condition);
  }

  /** Conditions with one fault that does not depend on time. */
  private static Check simple(Condition condition) {
    if (condition instanceof Condition.Granted granted) {
      return ofCampaign(
          Reason.FEATURE_MISSING,
          (intent, account) -> account.features().contains(granted.feature()));
    } else if (condition instanceof Condition.Templated templated) {
      return ofCampaign(
          Reason.TEMPLATE_REQUIRED,
          (intent, account) -> has(intent.template(), templated.category()));
    } else if (condition instanceof Condition.RecipientIn in) {
      return new RegionCheck(in.regions(), true);
    } else if (condition instanceof Condition.RecipientOutside outside) {
      return new RegionCheck(outside.regions(), false);
    } else if (condition instanceof Condition.BusinessIn in) {
      Countries countries = new Countries(in.regions());
      return ofCampaign(
          Reason.BUSINESS_REGION, (intent, account) -> countries.contain(account.region(), true));
    } else if (condition instanceof Condition.BroadcastRuns) {
      return ofCampaign(
          Reason.BROADCAST_OVER,
          (intent, account) ->
              intent.comment() == null || intent.comment().broadcastEndedAt() == null);
    } else if (condition instanceof Condition.ContentIs is) {
      return ofCampaign(Reason.CONTENT_KIND, (intent, account) -> intent.content() == is.kind());
    } else if (condition instanceof Condition.OneClickUnsubscribe) {
      return ofCampaign(
          Reason.UNSUBSCRIBE_MISSING, (intent, account) -> intent.oneClickUnsubscribe());
    }
    throw new AssertionError("a condition without a check: " + condition);
  }

  private static boolean has(@Nullable Template template, TemplateCategory category) {
    return template != null && template.approved() && template.category() == category;
  }

  private static Check ofCampaign(Reason otherwise, BiPredicate<Intent, Account> fact) {
    return new Check(otherwise) {
      @Override
      Reads reads() {
        return Reads.CAMPAIGN;
      }

      @Override
      int fault(ContactState contact, Intent intent, Account account, Instant now) {
        return fact.test(intent, account) ? 0 : 1;
      }
    };
  }

  private static final class RegionCheck extends Check {
    private final Countries countries;
    private final boolean inside;

    RegionCheck(Set<String> regions, boolean inside) {
      super(Reason.RECIPIENT_REGION);
      countries = new Countries(regions);
      this.inside = inside;
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      return countries.contain(contact.region(), false) == inside ? 0 : 1;
    }
  }

  private static final class RecentCheck extends Check {
    private final InteractionKinds kinds;
    private final Duration length;

    RecentCheck(Set<InteractionKind> kinds, Duration length) {
      super(Reason.NO_CONVERSATION, Reason.TAG_WINDOW_CLOSED);
      this.kinds = InteractionKinds.of(kinds);
      this.length = length;
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      Interaction last = contact.latest(kinds, now);
      if (last == null) {
        return 1;
      }
      return within(last.at(), now, length) ? 0 : 2;
    }

    @Override
    @Nullable Instant endsAt(ContactState contact, Intent intent, Instant now) {
      Interaction last = contact.latest(kinds, now);
      return last == null ? null : last.at().plus(length);
    }
  }

  private static final class EverCheck extends Check {
    private final InteractionKinds kinds;

    EverCheck(Set<InteractionKind> kinds) {
      super(Reason.NO_CONVERSATION);
      this.kinds = InteractionKinds.of(kinds);
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      return contact.latest(kinds, now) == null ? 1 : 0;
    }
  }

  private static final class TokenCheck extends Check {
    private static final int WAITING = 2;
    private final TokenKind kind;

    TokenCheck(TokenKind kind) {
      super(Reason.TOKEN_MISSING, Reason.TOO_SOON);
      this.kind = kind;
    }

    @Override
    Reads reads() {
      return Reads.TOKENS_OR_SENT;
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      Token token = contact.token(kind, now);
      if (token == null) {
        return 1;
      }
      return token.usableAt(now) ? 0 : WAITING;
    }

    @Override
    boolean passes(int fault) {
      return fault == WAITING;
    }

    @Override
    @Nullable Instant endsAt(ContactState contact, Intent intent, Instant now) {
      Token token = contact.token(kind, now);
      return token == null ? null : token.expiresAt();
    }

    @Override
    @Nullable Instant passesAt(ContactState contact, Account account, Instant now) {
      Token token = contact.token(kind, now);
      return token == null ? null : token.nextEligibleAt();
    }
  }

  private static final class ConsentCheck extends Check {
    private final CampaignType[] anyOf;

    ConsentCheck(Set<CampaignType> anyOf) {
      super(Reason.OPT_IN_MISSING);
      this.anyOf = anyOf.toArray(CampaignType[]::new);
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      for (CampaignType type : anyOf) {
        if (granted(contact, intent.channel(), type, now)) {
          return 0;
        }
      }
      return 1;
    }

    private static boolean granted(
        ContactState contact, Channel channel, CampaignType type, Instant now) {
      return contact.consent(channel, type, now) == ConsentStatus.GRANTED;
    }
  }

  private static final class SpacedCheck extends Check {
    private final String route;
    private final Duration gap;

    SpacedCheck(String route, Duration gap) {
      super(Reason.TOO_SOON);
      this.route = route;
      this.gap = gap;
    }

    @Override
    Reads reads() {
      return Reads.TOKENS_OR_SENT;
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      Instant last = contact.lastSent(route, now);
      return last != null && within(last, now, gap) ? 1 : 0;
    }

    @Override
    boolean passes(int fault) {
      return true;
    }

    @Override
    @Nullable Instant passesAt(ContactState contact, Account account, Instant now) {
      Instant last = contact.lastSent(route, now);
      return last == null ? null : last.plus(gap);
    }
  }

  private static final class TierCheck extends Check {
    TierCheck() {
      super(Reason.TIER_FULL);
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      return account.tierFullUntil() != null && now.isBefore(account.tierFullUntil()) ? 1 : 0;
    }

    @Override
    boolean passes(int fault) {
      return true;
    }

    @Override
    @Nullable Instant passesAt(ContactState contact, Account account, Instant now) {
      return account.tierFullUntil();
    }
  }

  private static final class CommentCheck extends Check {
    private final Duration length;

    CommentCheck(Duration length) {
      super(Reason.COMMENT_EXPIRED, Reason.COMMENT_ANSWERED);
      this.length = length;
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      Comment comment = intent.comment();
      if (comment == null || !within(comment.at(), now, length)) {
        return 1;
      }
      return contact.used(comment.id()) ? 2 : 0;
    }

    @Override
    @Nullable Instant endsAt(ContactState contact, Intent intent, Instant now) {
      return intent.comment() == null ? null : intent.comment().at().plus(length);
    }
  }

  /** Holds if one of its parts does; its fault is that of the first part. */
  private static final class AnyCheck extends Check {
    private final Check[] parts;

    AnyCheck(Check[] parts) {
      super(parts[0].reason(1));
      this.parts = parts;
    }

    @Override
    int fault(ContactState contact, Intent intent, Account account, Instant now) {
      for (Check part : parts) {
        if (part.fault(contact, intent, account, now) == 0) {
          return 0;
        }
      }
      return 1;
    }
  }
}
