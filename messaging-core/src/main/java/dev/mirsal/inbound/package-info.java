/** What platforms tell us: a webhook's body becomes {@link dev.mirsal.inbound.InboundEvent}s. */
@NullMarked
package dev.mirsal.inbound;

import org.jspecify.annotations.NullMarked;
