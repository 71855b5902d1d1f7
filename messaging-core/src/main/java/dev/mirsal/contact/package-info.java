/**
 * What is known of a person: {@link dev.mirsal.contact.ContactState} holds interactions, consents,
 * opt-outs and what was already sent, and the host looks it up behind {@link
 * dev.mirsal.contact.ContactStates} at the moment of sending. All are immutable values.
 */
@NullMarked
package dev.mirsal.contact;

import org.jspecify.annotations.NullMarked;
