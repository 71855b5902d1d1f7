/** Fake clock and sender, generators, and contract kits for users of Mirsal. */
module dev.mirsal.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.mirsal.messaging;

  exports dev.mirsal.testkit;
}
