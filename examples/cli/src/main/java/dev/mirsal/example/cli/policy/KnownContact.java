package dev.mirsal.example.cli.policy;

import dev.mirsal.contact.ContactState;

/**
 * A line of the contacts file.
 *
 * @param id the platform's id of the person
 * @param state what is known of the person
 */
record KnownContact(String id, ContactState state) {}
