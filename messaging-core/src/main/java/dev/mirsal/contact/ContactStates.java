package dev.mirsal.contact;

import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.time.Instant;

/**
 * The port through which the host tells what it knows of a person. It is asked at the moment of
 * sending, so that an opt-out between planning and sending wins.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ContactStates {
  /** Returns the state of the person at this address; {@link ContactState#empty()} if unknown. */
  ContactState of(Address address);

  /**
   * Returns states that know one thing: whoever is on the list has agreed to both types of message.
   * This is the sender's own declaration, for hosts that keep no record of contacts.
   *
   * @param declaredAt when the sender declared it
   */
  static ContactStates declaredByList(Instant declaredAt) {
    ContactState.Builder agreed = ContactState.builder();
    for (CampaignType type : CampaignType.values()) {
      for (Channel channel : Channel.values()) {
        agreed.consent(Consent.granted(channel, type, declaredAt, "list"));
      }
    }
    ContactState state = agreed.build();
    return address -> state;
  }
}
