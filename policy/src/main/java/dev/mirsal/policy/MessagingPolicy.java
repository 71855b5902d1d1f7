package dev.mirsal.policy;

import dev.mirsal.contact.ConsentStatus;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.Unavailability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers: may I send this, now, to this person, and how?
 *
 * <p>Equal questions get equal answers. The rules of the instant asked about apply, so a question
 * about another date gets that date's answer. Whatever the rulebook says: nobody who opted out is
 * written to, marketing never goes by a tag, no tag stands in for another, and no machine speaks as
 * a human agent.
 *
 * <p>Immutable to its callers and safe for use by several threads.
 *
 * @since 0.1
 */
public final class MessagingPolicy {
  private static final MessagingPolicy STANDARD = of(Rulebook.standard());

  private final Rulebook rulebook;
  private final FrequencyCap[] caps;
  private final Eras eras;

  private MessagingPolicy(Rulebook rulebook, FrequencyCap[] caps, Eras eras) {
    this.rulebook = rulebook;
    this.caps = caps;
    this.eras = eras;
  }

  /** Returns the policy of the {@linkplain Rulebook#standard() standard rulebook}, without caps. */
  public static MessagingPolicy standard() {
    return STANDARD;
  }

  /** Returns the policy of a rulebook, without caps. */
  public static MessagingPolicy of(Rulebook rulebook) {
    return new MessagingPolicy(rulebook, new FrequencyCap[0], new Eras(rulebook));
  }

  /** Returns this policy with these caps and no others. */
  public MessagingPolicy withCaps(List<FrequencyCap> frequencyCaps) {
    return new MessagingPolicy(
        rulebook, List.copyOf(frequencyCaps).toArray(FrequencyCap[]::new), eras);
  }

  /** Returns the rulebook. */
  public Rulebook rulebook() {
    return rulebook;
  }

  /**
   * Decides.
   *
   * @param contact what is known of the person at this moment
   * @param intent what shall be sent
   * @param account the account it would leave through
   * @param now the instant asked about, mostly now
   */
  public Decision evaluate(ContactState contact, Intent intent, Account account, Instant now) {
    Question question = eras.question(intent, now);
    Verdict verdict = verdict(question, contact, intent, account, now);
    Decision decision = question.decision(verdict, contact, intent, account, now);
    return verdict instanceof Verdict.NotNow notNow && isHeldBack(notNow)
        ? decision.askingAgainAt(heldUntil(notNow, contact, intent, account, now))
        : decision;
  }

  /**
   * Decides without working out the instants, and without making garbage: for asking often.
   *
   * @return the verdict of the {@link Decision} that {@link #evaluate} returns
   */
  public Verdict verdict(ContactState contact, Intent intent, Account account, Instant now) {
    return verdict(eras.question(intent, now), contact, intent, account, now);
  }

  /**
   * Learns from a platform's refusal, so that the same mistake is not made twice. What is learned
   * only ever takes permissions away, and nothing is sent because of it.
   */
  public Learned learn(ContactState contact, Refusal refusal) {
    Teacher teacher = new Teacher(contact, refusal);
    List<String> applied = new ArrayList<>();
    for (Rule rule : rulebook.inForce(refusal.channel(), refusal.at())) {
      if (rule.effect() instanceof Effect.Answer answer && answer.matches(refusal)) {
        teacher.teach(answer);
        applied.add(rule.id());
      }
    }
    return new Learned(teacher.contact(), teacher.accountHeldUntil(), applied);
  }

  private Verdict verdict(
      Question question, ContactState contact, Intent intent, Account account, Instant now) {
    if (contact.hasObjection()) {
      Verdict objection = objection(contact, intent, now);
      if (objection != null) {
        return objection;
      }
    }
    if (account.heldUntil() != null && now.isBefore(account.heldUntil())) {
      return HouseRule.ACCOUNT_HELD.notNow();
    }
    Verdict verdict = question.verdict(contact, intent, account, now);
    return caps.length > 0
            && verdict instanceof Verdict.Allowed
            && capFullUntil(contact, intent, now) != null
        ? HouseRule.FREQUENCY_CAP.notNow()
        : verdict;
  }

  private static @Nullable Verdict objection(ContactState contact, Intent intent, Instant now) {
    if (contact.optedOut(intent.channel(), intent.type())) {
      return HouseRule.OPT_OUT.refused();
    }
    if (contact.consent(intent.channel(), intent.type(), now) == ConsentStatus.DENIED) {
      return HouseRule.CONSENT_DENIED.refused();
    }
    Unavailability unavailable = contact.unavailability(intent.type(), now);
    if (unavailable == null) {
      return null;
    }
    return unavailable.until() == null
        ? HouseRule.PERSON_UNAVAILABLE.refused()
        : HouseRule.PERSON_UNAVAILABLE.notNow();
  }

  private static boolean isHeldBack(Verdict.NotNow verdict) {
    return verdict.rules().get(0).startsWith("mirsal.");
  }

  private @Nullable Instant heldUntil(
      Verdict verdict, ContactState contact, Intent intent, Account account, Instant now) {
    return switch (verdict.reasons().get(0)) {
      case ACCOUNT_HELD -> Instant.MAX.equals(account.heldUntil()) ? null : account.heldUntil();
      case FREQUENCY_CAP -> capFullUntil(contact, intent, now);
      default -> Objects.requireNonNull(contact.unavailability(intent.type(), now)).until();
    };
  }

  private @Nullable Instant capFullUntil(ContactState contact, Intent intent, Instant now) {
    Instant latest = null;
    for (FrequencyCap cap : caps) {
      latest = Check.later(latest, cap.fullUntil(contact, intent, now));
    }
    return latest;
  }
}
