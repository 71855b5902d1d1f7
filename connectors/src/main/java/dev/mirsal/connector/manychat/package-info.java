/**
 * Messenger, Instagram and WhatsApp through <a href="https://manychat.com">ManyChat</a>: a {@link
 * dev.mirsal.connector.manychat.ManyChatClient}, obtained from its builder, sends messages and
 * starts flows; a {@link dev.mirsal.connector.manychat.ManyChatWebhook} reads what flows post.
 */
@NullMarked
package dev.mirsal.connector.manychat;

import org.jspecify.annotations.NullMarked;
