/**
 * Meta's Graph API: {@link dev.mirsal.connector.graph.MetaWebhook} turns what Messenger, Instagram,
 * Facebook pages and the WhatsApp Cloud API post into events.
 */
@NullMarked
package dev.mirsal.connector.graph;

import org.jspecify.annotations.NullMarked;
