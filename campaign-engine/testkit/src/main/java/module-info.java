/** Fake clock and sender, generators, and contract kits for users of Mirsal. */
module dev.mirsal.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.mirsal.messaging;
  requires transitive dev.mirsal.campaign;
  requires static transitive net.jqwik.api;
  requires static transitive org.junit.jupiter.api;

  exports dev.mirsal.testkit;
  exports dev.mirsal.testkit.plan;
  exports dev.mirsal.testkit.simulation;
  exports dev.mirsal.testkit.store;
}
