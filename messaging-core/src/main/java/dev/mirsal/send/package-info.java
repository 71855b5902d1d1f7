/**
 * The port through which messages leave: a {@link dev.mirsal.send.MessageSender} is implemented by
 * a connector or by the host, and answers with a {@link dev.mirsal.send.SendOutcome}.
 */
@NullMarked
package dev.mirsal.send;

import org.jspecify.annotations.NullMarked;
