package dev.mirsal.connector.odoo;

/**
 * A record that another one points to, or that can be chosen: a stage, a team, a user, a partner.
 *
 * @param id the record's id in the database
 * @param name its name, in the language of the user who asks; may be a person's, and so is not
 *     shown by {@link #toString()}
 * @since 0.1
 */
public record OdooReference(long id, String name) {
  @Override
  public String toString() {
    return "OdooReference[" + id + "]";
  }
}
