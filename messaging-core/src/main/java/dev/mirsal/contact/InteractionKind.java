package dev.mirsal.contact;

/**
 * Something that a person did towards the business. Deliveries, reads and the business's own
 * messages are not among them: they never open anything.
 */
public enum InteractionKind {
  /** Wrote a message: text, media, a story reply, a tapped quick reply. */
  MESSAGE,
  /** Wrote the first message after clicking an ad that opens a conversation. */
  AD_MESSAGE,
  /** Tapped a button of the conversation: get started, a postback, the persistent menu. */
  POSTBACK,
  /** Wrote through a plugin of the business's web site. */
  PLUGIN_MESSAGE,
  /** Followed a link into a conversation that already existed. */
  REFERRAL,
  /** Reacted to a message. */
  REACTION,
  /** Clicked an ad that opens a conversation; nothing is written yet. */
  AD_CLICK,
  /** Commented on a post, an ad or a reel. */
  COMMENT,
  /** Posted on the business's page. */
  VISITOR_POST,
  /** Agreed to receive messages, in a form of the platform. */
  OPT_IN,
  /** Called. */
  CALL
}
