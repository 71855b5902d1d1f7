package dev.mirsal.connector.odoo;

/**
 * A lead that is in Odoo now.
 *
 * @param id the lead's id in the database
 * @param created true if a look-up just before did not find the lead. Two callers that put one lead
 *     at the same instant may both be told so, and nobody if the answer to the first attempt was
 *     lost; there is one lead all the same
 * @param version Odoo's version, such as {@code 19.0}
 * @since 0.1
 */
public record LeadResult(long id, boolean created, String version) {}
