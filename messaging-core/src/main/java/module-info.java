/** Values, templates and ports of Mirsal. */
module dev.mirsal.messaging {
  requires static transitive org.jspecify;

  exports dev.mirsal.contact;
  exports dev.mirsal.inbound;
  exports dev.mirsal.message;
  exports dev.mirsal.send;
  exports dev.mirsal.template;
  exports dev.mirsal.time;
}
