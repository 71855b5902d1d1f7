/**
 * A contract kit for senders over HTTP: extend {@link
 * dev.mirsal.testkit.send.MessageSenderContract} to prove that a {@link
 * dev.mirsal.send.MessageSender} neither loses nor doubles a message, and tells nothing that is
 * nobody's business.
 */
@NullMarked
package dev.mirsal.testkit.send;

import org.jspecify.annotations.NullMarked;
