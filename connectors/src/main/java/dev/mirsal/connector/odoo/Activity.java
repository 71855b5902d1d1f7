package dev.mirsal.connector.odoo;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done about a lead by a date ({@code mail.activity}).
 *
 * @param type the external id of the kind of activity, such as {@code mail.mail_activity_data_call}
 * @param summary what to do, in a line; not blank
 * @param due the day by which, in the time zone of whoever does it
 * @param note more about it, as plain text; null for nothing
 * @param user the id of the user who shall do it; null for the user of the API
 * @since 0.1
 */
public record Activity(
    String type, String summary, LocalDate due, @Nullable String note, @Nullable Long user) {

  /**
   * Checks the activity.
   *
   * @throws IllegalArgumentException if type or summary is blank, or the user less than 1
   */
  public Activity {
    Objects.requireNonNull(due, "due");
    if (type.isBlank() || summary.isBlank()) {
      throw new IllegalArgumentException((type.isBlank() ? "type" : "summary") + ": is blank");
    }
    if (user != null && user < 1) {
      throw new IllegalArgumentException("user: " + user + ", must be at least 1");
    }
  }

  /** Returns a call to make. */
  public static Activity call(String summary, LocalDate due) {
    return new Activity("mail.mail_activity_data_call", summary, due, null, null);
  }

  /** Returns a task of no particular kind. */
  public static Activity todo(String summary, LocalDate due) {
    return new Activity("mail.mail_activity_data_todo", summary, due, null, null);
  }

  /** Returns this activity with a note, as plain text. */
  public Activity withNote(String text) {
    return new Activity(type, summary, due, text, user);
  }

  /** Returns this activity for a user. */
  public Activity assignedTo(long id) {
    return new Activity(type, summary, due, note, id);
  }

  /** Shows neither summary nor note, which tell of a person. */
  @Override
  public String toString() {
    return "Activity[" + type + ", due " + due + "]";
  }
}
