/**
 * What is sent and to whom: {@link dev.mirsal.message.Address}, {@link
 * dev.mirsal.message.Recipient}, {@link dev.mirsal.message.MessageContent} and the {@link
 * dev.mirsal.message.OutboundMessage} that joins them. All are immutable values.
 */
@NullMarked
package dev.mirsal.message;

import org.jspecify.annotations.NullMarked;
