package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.contact.ContactStates;
import dev.mirsal.message.Recipient;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import java.time.Instant;
import java.util.function.Function;

/**
 * Asked right before each message: may it go to this person, now? Whoever may not be written to is
 * skipped, with the reason in the ledger; whoever may be written to later is asked about again
 * then, unless that is after the campaign's {@linkplain dev.mirsal.campaign.Campaign#patience
 * patience}. Nothing is sent, and the next one takes the turn.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SendGate {

  /** Decides about one recipient of a campaign. */
  Decision ask(Campaign campaign, Recipient recipient, Instant now);

  /**
   * Returns a gate that looks the person up and asks a policy.
   *
   * @param policy the rules
   * @param contacts what the host knows of people, asked at the moment of sending
   * @param account what the sending account may do
   * @param intents what a campaign wants to send
   */
  static SendGate of(
      MessagingPolicy policy,
      ContactStates contacts,
      Account account,
      Function<Campaign, Intent> intents) {
    return (campaign, recipient, now) ->
        policy.evaluate(contacts.of(recipient.address()), intents.apply(campaign), account, now);
  }
}
