/** Planner, lifecycle, engine and storage port of campaigns. */
module dev.mirsal.campaign {
  requires static transitive org.jspecify;
  requires transitive dev.mirsal.messaging;

  exports dev.mirsal.campaign.plan;
}
