package dev.mirsal.example.cli.run;

import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.example.cli.recipients.Audience;
import dev.mirsal.example.cli.recipients.ListedRecipient;
import dev.mirsal.example.cli.report.ReportRow;
import dev.mirsal.example.cli.report.ReportRow.Status;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins the recipients file, skipped rows included, with what the engine made of it. */
public final class Outcomes {
  private Outcomes() {}

  /**
   * Hands out a row for each recipient, in the file's order.
   *
   * @param entries the engine's rows in the file's order; a recipient without one is pending
   * @return how many recipients ended how
   */
  public static RunCounts forEach(
      Audience audience, Iterator<LedgerEntry> entries, Consumer<ReportRow> action) {
    RunCounts counts = new RunCounts();
    audience.forEach(
        recipient -> {
          ReportRow row = row(recipient, entries);
          counts.count(row.status());
          action.accept(row);
        });
    return counts;
  }

  private static ReportRow row(ListedRecipient recipient, Iterator<LedgerEntry> entries) {
    if (recipient.skip() != null) {
      return untouched(recipient, Status.SKIPPED, recipient.skip());
    }
    if (!entries.hasNext()) {
      return untouched(recipient, Status.PENDING, null);
    }
    return row(entries.next());
  }

  /** Returns the report's row of a row of the ledger. */
  public static ReportRow row(LedgerEntry entry) {
    String phone = entry.recipient().address().id();
    String name = entry.recipient().name();
    Status status = status(entry);
    boolean tried = status != Status.PENDING;
    return new ReportRow(
        phone,
        name,
        status,
        entry.lane(),
        tried ? entry.at() : null,
        tried ? entry.text() : null,
        tried ? entry.platformMessageId() : null,
        error(entry));
  }

  private static ReportRow untouched(
      ListedRecipient recipient, Status status, @Nullable String why) {
    return new ReportRow(
        recipient.phone(), recipient.name(), status, null, null, null, null, why);
  }

  private static Status status(LedgerEntry entry) {
    return switch (entry.status()) {
      case SENT -> Status.SENT;
      case FAILED -> Status.FAILED;
      case SENDING, UNKNOWN -> Status.UNKNOWN;
      case SKIPPED -> Status.SKIPPED;
      case PENDING, CANCELLED -> Status.PENDING;
    };
  }

  private static @Nullable String error(LedgerEntry entry) {
    return entry.code() == null ? null : entry.code() + ": " + entry.detail();
  }
}
