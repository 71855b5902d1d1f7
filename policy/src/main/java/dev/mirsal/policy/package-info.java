/**
 * May this message be sent, now, to this person, and how? {@link dev.mirsal.policy.MessagingPolicy}
 * answers from a {@link dev.mirsal.policy.Rulebook}, which is data with dates; {@link
 * dev.mirsal.policy.MessagingPolicy#standard()} knows the rules of Messenger, Instagram, WhatsApp
 * and e-mail.
 */
@NullMarked
package dev.mirsal.policy;

import org.jspecify.annotations.NullMarked;
