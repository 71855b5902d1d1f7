package dev.mirsal.example.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes the report: UTF-8, comma, one row per recipient. */
public final class ReportWriter implements Closeable {
  private static final String[] HEADER = {
    "recipient", "name", "status", "device", "at", "text", "messageId", "error"
  };

  private final CsvWriter csv;

  private ReportWriter(CsvWriter csv) {
    this.csv = csv;
  }

  /**
   * Creates the file and writes the header.
   *
   * @throws IOException if the file cannot be written
   */
  public static ReportWriter create(Path file) throws IOException {
    CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    csv.writeRecord(HEADER);
    csv.flush();
    return new ReportWriter(csv);
  }

  /** Writes a row. */
  public void write(ReportRow row) {
    List<String> cells =
        Stream.of(
                row.recipient(),
                row.name(),
                row.status().word(),
                row.device(),
                Objects.toString(row.at(), ""),
                row.text(),
                row.messageId(),
                row.error())
            .map(SpreadsheetCells::neutral)
            .toList();
    csv.writeRecord(cells);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
