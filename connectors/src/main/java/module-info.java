/** Connectors to messaging platforms, and to the CRM that leads go to. */
module dev.mirsal.connectors {
  requires transitive dev.mirsal.messaging;
  requires transitive java.net.http;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.benmanes.caffeine;
  requires static org.jspecify;

  exports dev.mirsal.connector;
  exports dev.mirsal.connector.graph;
  exports dev.mirsal.connector.odoo;
  exports dev.mirsal.connector.manychat;
  exports dev.mirsal.connector.waha;
  exports dev.mirsal.connector.webhook;
}
