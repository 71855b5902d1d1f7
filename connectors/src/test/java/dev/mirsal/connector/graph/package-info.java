/** Tests of the Graph connector: senders against a stand-in, and webhooks. */
@NullMarked
package dev.mirsal.connector.graph;

import org.jspecify.annotations.NullMarked;
