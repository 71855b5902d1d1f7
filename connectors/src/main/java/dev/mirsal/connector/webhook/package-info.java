/**
 * What is common to the webhooks of all platforms: a {@link
 * dev.mirsal.connector.webhook.WebhookResult} is what became of a body, and {@link
 * dev.mirsal.connector.webhook.RecentEvents} knows which events have come before.
 */
@NullMarked
package dev.mirsal.connector.webhook;

import org.jspecify.annotations.NullMarked;
