/** Planner, lifecycle, engine and storage port of campaigns. */
module dev.mirsal.campaign {
  requires static transitive org.jspecify;
  requires transitive dev.mirsal.messaging;
  requires transitive dev.mirsal.policy;
  requires org.slf4j;

  exports dev.mirsal.campaign;
  exports dev.mirsal.campaign.engine;
  exports dev.mirsal.campaign.plan;
  exports dev.mirsal.campaign.store;
}
