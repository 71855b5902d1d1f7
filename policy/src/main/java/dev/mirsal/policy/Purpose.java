package dev.mirsal.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Why a message is sent, as finely as the platforms tell purposes apart. */
public enum Purpose {
  /** Answers what the person wrote. */
  REPLY,
  /** Promotes something; always marketing. */
  PROMOTION,
  /** Tells how an order or a delivery stands. */
  ORDER_UPDATE,
  /** Tells of a change to the person's account. */
  ACCOUNT_UPDATE,
  /** Reminds of an event the person registered for. */
  EVENT_REMINDER,
  /** Asks how a purchase, a visit or a service was. */
  CUSTOMER_FEEDBACK,
  /** Helps with an issue of the person's. */
  HUMAN_SUPPORT,
  /** Asks whether further messages are welcome. */
  OPT_IN_REQUEST,
  /** Reports news; for news organisations. */
  NEWS;

  /** Returns all purposes. */
  public static Set<Purpose> all() {
    return Collections.unmodifiableSet(EnumSet.allOf(Purpose.class));
  }
}
