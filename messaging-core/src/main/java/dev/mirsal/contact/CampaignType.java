package dev.mirsal.contact;

/** What a message is for, in the coarse sense that consents, opt-outs and platforms use. */
public enum CampaignType {
  /** Promotes something. */
  MARKETING,
  /** Serves a matter of the receiver's own: a reply, an order, an appointment. */
  TRANSACTIONAL
}
