/** Tests. */
@NullMarked
package dev.mirsal.connector.webhook;

import org.jspecify.annotations.NullMarked;
