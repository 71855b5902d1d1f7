/** May this message be sent, now, to this person, and how? */
module dev.mirsal.policy {
  requires static transitive org.jspecify;
  requires transitive dev.mirsal.messaging;

  exports dev.mirsal.policy;
}
