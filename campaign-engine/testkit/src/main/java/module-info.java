/**
 * Fake clock and sender, generators, and contract kits for users of Mirsal.
 *
 * <p>jqwik names no module of its own, so the kits of {@code dev.mirsal.testkit.plan} find it on
 * the class path: those who test on the module path add {@code --add-reads
 * dev.mirsal.testkit=ALL-UNNAMED}.
 */
module dev.mirsal.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.mirsal.messaging;
  requires transitive dev.mirsal.campaign;

  exports dev.mirsal.testkit;
  exports dev.mirsal.testkit.plan;
}
