package dev.mirsal.example.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.example.cli.report.ReportRow.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {
  private final Path file;

  ReportWriterTest(@TempDir Path directory) {
    file = directory.resolve("report.csv");
  }

  @Test
  void aRowHoldsWhatBecameOfARecipient() throws IOException {
    write(
        new ReportRow(
            "972500000001",
            "דנה, \"D\"",
            Status.SENT,
            "d1",
            Instant.parse("2026-11-23T07:00:00Z"),
            "two\nlines 😀",
            "true_972500000001@c.us_A",
            null));

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            recipient,name,status,device,at,text,messageId,error
            972500000001,"דנה, ""D\""",sent,d1,2026-11-23T07:00:00Z,"two
            lines 😀",true_972500000001@c.us_A,
            """);
  }

  @Test
  void theHeaderStandsThereBeforeAnythingIsSent() throws IOException {
    try (ReportWriter writer = ReportWriter.create(file)) {
      assertThat(writer).isNotNull();
      assertThat(Files.readString(file))
          .isEqualTo("recipient,name,status,device,at,text,messageId,error\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+972", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0"})
  void cellsThatStartLikeAFormulaAreNeutralised(String cell) {
    assertThat(SpreadsheetCells.neutral(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "שלום", "1-2", "😀"})
  void otherCellsStayAsTheyAre(String cell) {
    assertThat(SpreadsheetCells.neutral(cell)).isEqualTo(cell);
  }

  private void write(ReportRow row) throws IOException {
    try (ReportWriter writer = ReportWriter.create(file)) {
      writer.write(row);
    }
  }
}
