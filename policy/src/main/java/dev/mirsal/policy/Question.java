package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kind of intent in one era, that is between two dates at which rules change: everything that
 * does not depend on the single contact is settled here once.
 *
 * <p>What remains is a handful of conditions. Their faults, two bits each, are the key under which
 * verdicts are remembered, so that equal situations share one verdict and make no garbage.
 */
final class Question {
  /** Slots for remembered verdicts, a power of two; a lost one is only made again. */
  private static final int SLOTS = 256;

  /** What is asked of checks that look neither at the intent nor at the account. */
  private static final Intent NOTHING =
      Intent.builder(Channel.MESSENGER, CampaignType.TRANSACTIONAL).build();

  private static final Account NOBODY = Account.with();

  /** So many conditions fit into a key of two bits each. */
  private static final int MEMORABLE = 31;

  private final QuestionRules rules;
  private final Option[] permits;
  private final Verdict[] allowed;
  private final Option[] doubtful;
  private final Option[] ways;
  private final Check[] checks;
  private final int[] windows;

  /** Bits of the checks: those of the first permit; those that look at the campaign only. */
  private final long ofFirst;

  private final long ofCampaign;

  /** Those of neither. */
  private final long others;

  /** Those that look at tokens or at what was sent only. */
  private final long ofHistory;

  /** The faults of the latter for whoever has neither tokens nor got anything. */
  private final long faultsWithoutHistory;

  /** The campaign asked about last; a race over it costs the same work again, nothing else. */
  private @Nullable Settled settled;

  private final @Nullable Remembered[] memory = new Remembered[SLOTS];

  private record Settled(Intent intent, Account account, long faults) {}

  private record Remembered(long faults, Verdict verdict) {}

  Question(QuestionRules rules) {
    this.rules = rules;
    Map<Condition, Integer> numbering = new LinkedHashMap<>();
    permits = permits(rules.permits, numbering);
    allowed = rules.permits.stream().map(Question::allowed).toArray(Verdict[]::new);
    doubtful = permits(rules.doubtful, numbering);
    ways =
        rules.ways.stream()
            .map(w -> new Option(w, ((Effect.Way) w.effect()).conditions(), numbering))
            .toArray(Option[]::new);
    checks = numbering.keySet().stream().map(Checks::of).toArray(Check[]::new);
    windows =
        Arrays.stream(permits)
            .flatMapToInt(permit -> Arrays.stream(permit.numbers))
            .filter(number -> checks[number] instanceof WindowCheck)
            .distinct()
            .toArray();
    ofFirst = permits.length == 0 ? 0 : permits[0].bits;
    ofCampaign = bits(Check.Reads.CAMPAIGN);
    others = ((1L << checks.length) - 1) & ~ofFirst & ~ofCampaign;
    ofHistory = bits(Check.Reads.TOKENS_OR_SENT);
    faultsWithoutHistory = faults(ofHistory, ContactState.empty(), NOTHING, NOBODY, Instant.EPOCH);
  }

  private long bits(Check.Reads reads) {
    long bits = 0;
    for (int number = 0; number < checks.length; number++) {
      bits |= checks[number].reads() == reads ? 1L << number : 0;
    }
    return bits;
  }

  private static Option[] permits(List<Rule> rules, Map<Condition, Integer> numbering) {
    return rules.stream()
        .map(r -> new Option(r, ((Effect.Permit) r.effect()).conditions(), numbering))
        .toArray(Option[]::new);
  }

  private static Verdict allowed(Rule rule) {
    Effect.Permit permit = (Effect.Permit) rule.effect();
    boolean window = permit.conditions().stream().anyMatch(Condition.OpenWindow.class::isInstance);
    return new Verdict.Allowed(
        permit.route(),
        permit.messagingType(),
        permit.tag(),
        List.of(window ? Reason.WINDOW_OPEN : Reason.PERMITTED),
        List.of(rule.id()),
        rule.certainty());
  }

  Verdict verdict(ContactState contact, Intent intent, Account account, Instant now) {
    if (checks.length > MEMORABLE) {
      return verdict(faults(contact, intent, account, now));
    }
    long faults = faults(ofFirst, contact, intent, account, now);
    return faults == 0 && allowed.length > 0
        ? allowed[0]
        : byAnother(faults, contact, intent, account, now);
  }

  /** Goes on where the first permit fails, for the faults given. */
  private Verdict byAnother(
      long ofTheFirst, ContactState contact, Intent intent, Account account, Instant now) {
    long faults = ofTheFirst | ofCampaign(intent, account);
    long open = others;
    if (!contact.hasTokensOrSent()) {
      faults |= faultsWithoutHistory;
      open &= ~ofHistory;
    }
    for (int i = 1; i < permits.length; i++) {
      Option permit = permits[i];
      if ((faults & permit.mask) == 0) {
        faults |= faults(open & permit.bits, contact, intent, account, now);
        open &= ~permit.bits;
        if ((faults & permit.mask) == 0) {
          return allowed[i];
        }
      }
    }
    return remembered(faults | faults(open, contact, intent, account, now));
  }

  @SuppressWarnings("ReferenceEquality") // for equal ones the work is only done again
  private long ofCampaign(Intent intent, Account account) {
    Settled known = settled;
    if (known == null || known.intent != intent || known.account != account) {
      long faults = faults(ofCampaign, ContactState.empty(), intent, account, Instant.EPOCH);
      known = new Settled(intent, account, faults);
      settled = known;
    }
    return known.faults;
  }

  /** Returns the faults of some checks, given by their bits. */
  private long faults(
      long bits, ContactState contact, Intent intent, Account account, Instant now) {
    long faults = 0;
    for (long left = bits; left != 0; left &= left - 1) {
      int number = Long.numberOfTrailingZeros(left);
      faults |= (long) checks[number].fault(contact, intent, account, now) << (2 * number);
    }
    return faults;
  }

  private Verdict remembered(long faults) {
    int slot = Long.hashCode(faults * 0x9E3779B97F4A7C15L) & (SLOTS - 1);
    Remembered known = memory[slot];
    if (known != null && known.faults == faults) {
      return known.verdict;
    }
    int[] unpacked = new int[checks.length];
    for (int number = 0; number < unpacked.length; number++) {
      unpacked[number] = (int) ((faults >>> (2 * number)) & 3);
    }
    Verdict fresh = notAllowed(unpacked);
    memory[slot] = new Remembered(faults, fresh);
    return fresh;
  }

  private Verdict verdict(int[] faults) {
    for (int i = 0; i < permits.length; i++) {
      if (permits[i].holds(faults)) {
        return allowed[i];
      }
    }
    return notAllowed(faults);
  }

  private int[] faults(ContactState contact, Intent intent, Account account, Instant now) {
    int[] faults = new int[checks.length];
    for (int i = 0; i < faults.length; i++) {
      faults[i] = checks[i].fault(contact, intent, account, now);
    }
    return faults;
  }

  private Verdict notAllowed(int[] faults) {
    Grounds grounds = new Grounds();
    boolean waits = false;
    for (Option permit : permits) {
      if (permit.passes(faults, checks)) {
        grounds.add(permit.rule, missing(permit, faults));
        waits = true;
      }
    }
    for (Option permit : permits) {
      grounds.add(permit.rule, missing(permit, faults));
    }
    grounds.add(rules.notes);
    for (Option each : doubtful) {
      if (each.holds(faults)) {
        grounds.doubt(each.rule);
      }
    }
    for (Option way : ways) {
      grounds.add(remedy(way, faults));
    }
    if (waits) {
      return grounds.notNow();
    }
    return rules.paidLane && conversed(faults) ? grounds.requiresSponsored() : grounds.refused();
  }

  private List<Reason> missing(Option option, int[] faults) {
    List<Reason> missing = new ArrayList<>();
    for (int number : option.numbers) {
      if (faults[number] != 0) {
        missing.add(reason(number, faults));
      }
    }
    return missing;
  }

  private Reason reason(int number, int[] faults) {
    return conversed(faults)
        ? checks[number].reasonAmongAcquainted(faults[number])
        : checks[number].reason(faults[number]);
  }

  private boolean conversed(int[] faults) {
    for (int number : windows) {
      if (faults[number] != WindowCheck.NEVER_OPENED) {
        return true;
      }
    }
    return false;
  }

  private Remedy remedy(Option way, int[] faults) {
    List<Reason> missing = missing(way, faults);
    if (!rules.inForce(way.rule)) {
      missing.add(0, Reason.RULE_ENDED);
    }
    RemedyKind kind = ((Effect.Way) way.rule.effect()).kind();
    return new Remedy(kind, missing.isEmpty(), way.rule.certainty(), way.rule.id(), missing);
  }

  /** Adds to a verdict the instants that belong to this contact. */
  Decision decision(
      Verdict verdict, ContactState contact, Intent intent, Account account, Instant now) {
    boolean open = false;
    Instant closesAt = null;
    for (int number : windows) {
      open |= checks[number].fault(contact, intent, account, now) == 0;
      closesAt = Check.later(closesAt, ((WindowCheck) checks[number]).closesAt(contact, now));
    }
    return new Decision(
        verdict,
        open,
        closesAt,
        verdict instanceof Verdict.Allowed ? until(verdict, contact, intent, now) : null,
        verdict instanceof Verdict.Allowed allowed
            ? reference(allowed.route(), contact, intent, now)
            : null,
        verdict instanceof Verdict.NotNow ? askAgainAt(contact, intent, account, now) : null);
  }

  private static @Nullable String reference(
      Route route, ContactState contact, Intent intent, Instant now) {
    return switch (route) {
      case PRIVATE_REPLY -> intent.comment() == null ? null : intent.comment().id();
      case MARKETING_MESSAGE -> token(TokenKind.MARKETING_MESSAGES, contact, now);
      case RECURRING_NOTIFICATION -> token(TokenKind.RECURRING_NOTIFICATIONS, contact, now);
      case ONE_TIME_NOTIFICATION -> token(TokenKind.ONE_TIME, contact, now);
      default -> null;
    };
  }

  private static @Nullable String token(TokenKind kind, ContactState contact, Instant now) {
    Token token = contact.token(kind, now);
    return token == null ? null : token.value();
  }

  private @Nullable Instant until(
      Verdict verdict, ContactState contact, Intent intent, Instant now) {
    for (int i = 0; i < permits.length; i++) {
      if (allowed[i] == verdict) {
        return permits[i].endsAt(checks, contact, intent, now);
      }
    }
    return null;
  }

  private @Nullable Instant askAgainAt(
      ContactState contact, Intent intent, Account account, Instant now) {
    int[] faults = faults(contact, intent, account, now);
    Instant first = null;
    for (Option permit : permits) {
      if (permit.passes(faults, checks)) {
        first = Check.earlier(first, permit.passesAt(faults, checks, contact, account, now));
      }
    }
    return first;
  }
}
