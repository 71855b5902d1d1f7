package dev.mirsal.send;

/** Whose fault a rejection is: it decides what the rejection means for the other recipients. */
public enum Fault {
  /** This receiver cannot be reached; others can. */
  RECIPIENT,
  /** The message itself is not acceptable; the same content will fail for others too. */
  CONTENT,
  /** The sending account, its key, its session or the server is not in order: nobody is lost. */
  SENDER,
  /** A rule of the platform forbids this message to this person now. */
  POLICY
}
