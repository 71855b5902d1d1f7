package dev.mirsal.example.cli.plan;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.example.cli.recipients.RecipientTable;
import dev.mirsal.example.cli.report.SpreadsheetCells;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** One CSV row a message. */
final class PlanCsvPrinter implements PlanPrinter {
  private final RecipientTable recipients;

  PlanCsvPrinter(RecipientTable recipients) {
    this.recipients = recipients;
  }

  @Override
  public void print(CampaignPlan plan, PrintWriter out) {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord("index", "recipient", "name", "device", "at", "waits");
    plan.messages().forEach(message -> write(csv, message));
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(CsvWriter csv, PlannedMessage message) {
    int place = Math.toIntExact(message.recipient());
    csv.writeRecord(
        String.valueOf(place),
        recipients.phone(place),
        SpreadsheetCells.neutral(recipients.name(place)),
        SpreadsheetCells.neutral(message.lane()),
        message.at().toString(),
        waits(message));
  }

  private static String waits(PlannedMessage message) {
    return message.waits().stream()
        .map(wait -> wait.reason().id() + " " + wait.duration().toSeconds())
        .collect(Collectors.joining("; "));
  }
}
