package dev.mirsal.example.cluster;

import dev.mirsal.campaign.store.LedgerStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What happened to the rows of the ledger, and through which worker's connection: written down by
 * the database itself, so that it does not depend on what the engine says.
 */
final class Attempts {
  private static final String WATCH =
      """
      CREATE TABLE change_log (
        number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        send_id TEXT NOT NULL, status TEXT NOT NULL, worker TEXT NOT NULL);
      CREATE FUNCTION log_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO change_log (send_id, status, worker)
          VALUES (NEW.send_id, NEW.status, current_setting('application_name'));
          RETURN NULL;
        END $$;
      CREATE TRIGGER log_change AFTER UPDATE ON mirsal_ledger
        FOR EACH ROW EXECUTE FUNCTION log_change()""";

  private Attempts() {}

  /**
   * An attempt that its worker has begun.
   *
   * @param sendId the message
   * @param worker who began it
   * @param endedBy who gave the row its next status
   * @param next that status
   */
  record Attempt(String sendId, String worker, String endedBy, LedgerStatus next) {
    /** Returns whether somebody else had to end it. */
    boolean abandoned() {
      return !endedBy.equals(worker);
    }
  }

  static void watch(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(WATCH);
    }
  }

  /** Returns all attempts, message by message. */
  static List<Attempt> read(DataSource database) throws SQLException {
    List<Attempt> attempts = new ArrayList<>();
    Map<String, String> begunBy = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT send_id, status, worker FROM change_log ORDER BY 1, number")) {
      while (row.next()) {
        String sendId = row.getString(1);
        LedgerStatus status = LedgerStatus.valueOf(row.getString(2));
        String worker = begunBy.remove(sendId);
        if (worker != null) {
          attempts.add(new Attempt(sendId, worker, row.getString(3), status));
        }
        if (status == LedgerStatus.SENDING) {
          begunBy.put(sendId, row.getString(3));
        }
      }
    }
    return attempts;
  }
}
