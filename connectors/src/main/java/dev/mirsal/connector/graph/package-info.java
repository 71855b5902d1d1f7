/**
 * Meta's Graph API: Messenger and Instagram ({@link dev.mirsal.connector.graph.SendApiClient}),
 * WhatsApp ({@link dev.mirsal.connector.graph.WhatsAppCloudClient}), custom audiences and marketing
 * campaigns ({@link dev.mirsal.connector.graph.AdAccount}) and lead forms ({@link
 * dev.mirsal.connector.graph.LeadForms}). All are made over a {@link
 * dev.mirsal.connector.graph.GraphApi}, which has the token and is obtained from its builder.
 *
 * <p>{@link dev.mirsal.connector.graph.MetaWebhook} turns what they and Facebook pages post into
 * events.
 */
@NullMarked
package dev.mirsal.connector.graph;

import org.jspecify.annotations.NullMarked;
