package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample data from end to end: what is planned is what is sent, and everybody has an outcome.
 */
class SampleRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CAMPAIGN = Path.of("data/campaign.json");
  private static final Path RECIPIENTS = Path.of("data/recipients.csv");
  private static final String START = "2026-11-23T07:00:00Z";
  private static final int MESSAGES = 212;

  private final Path report;

  SampleRunTest(@TempDir Path directory) {
    report = directory.resolve("report.csv");
  }

  @Test
  void everyValidRecipientReceivesExactlyOnePostWithTheRightText() throws Exception {
    try (WahaDouble waha = new WahaDouble()) {
      Console run = run(waha);

      assertThat(run.exit()).isZero();
      assertThat(waha.received()).hasSize(MESSAGES).allMatch(r -> r.action().equals("sendText"));
      Map<String, NamedCsvRecord> rows = reportByChatId();
      Set<String> chats = new HashSet<>();
      for (JsonNode body : waha.bodies()) {
        NamedCsvRecord row = row(rows, body.path("chatId").asText());
        assertThat(chats.add(body.path("chatId").asText())).isTrue();
        assertThat(row.getField("status")).isEqualTo("sent");
        assertThat(row.getField("device")).isEqualTo(body.path("session").asText());
        assertThat(row.getField("text")).isEqualTo(body.path("text").asText());
      }
      assertThat(text(waha, "972500000003@c.us"))
          .isEqualTo("היי איתי פרץ! 30% הנחה על תיק גב בסניף באר שבע 🎁");
    }
  }

  @Test
  void valuesThatLookLikeTemplatesAreText() throws Exception {
    try (WahaDouble waha = new WahaDouble()) {
      run(waha);

      assertThat(text(waha, "972500000064@c.us")).contains("{שם} $1 \"חדש\"");
    }
  }

  @Test
  void thePlanPrintedBeforeEqualsTheTimesOfTheRun() throws Exception {
    List<JsonNode> plan = plan();
    try (WahaDouble waha = new WahaDouble()) {
      run(waha);

      Map<String, NamedCsvRecord> rows = reportByChatId();
      assertThat(plan).hasSize(MESSAGES);
      assertThat(waha.bodies())
          .extracting(body -> body.path("chatId").asText())
          .containsExactlyElementsOf(
              plan.stream().map(line -> line.path("recipient").asText() + "@c.us").toList());
      for (JsonNode line : plan) {
        NamedCsvRecord row = row(rows, line.path("recipient").asText() + "@c.us");
        assertThat(row.getField("at")).isEqualTo(line.path("at").asText());
        assertThat(row.getField("device")).isEqualTo(line.path("device").asText());
      }
    }
  }

  @Test
  void whoOptedOutIsInTheReportAndReceivesNothing() throws Exception {
    try (WahaDouble waha = new WahaDouble()) {
      Console run = run(waha);

      assertThat(run.outLines())
          .containsExactly("sent 212, failed 0, pending 0, unknown 0, skipped 3");
      for (String phone : List.of("972500000021", "972500000078", "972500000131")) {
        assertThat(row(reportByChatId(), phone + "@c.us").getFields())
            .containsSubsequence("skipped", "", "", "", "", "opted out");
        assertThat(waha.bodies()).noneMatch(b -> b.path("chatId").asText().contains(phone));
      }
    }
  }

  @Test
  void cellsOfTheReportThatStartLikeAFormulaAreNeutral() throws Exception {
    try (WahaDouble waha = new WahaDouble()) {
      run(waha);

      NamedCsvRecord row = row(reportByChatId(), "972500000071@c.us");
      assertThat(row.getField("name")).isEqualTo("'=1+1 כהן");
      assertThat(text(waha, "972500000071@c.us")).contains("=1+1 כהן").doesNotContain("'");
    }
  }

  @Test
  void badRowsAreListedWithTheirLines() throws Exception {
    try (WahaDouble waha = new WahaDouble()) {
      assertThat(run(waha).errLines())
          .startsWith(
              "data/recipients.csv:19: טלפון: '12345' is not a valid phone number; left out",
              "data/recipients.csv:63: טלפון: 972500000004 stands in line 5 already; left out",
              "data/recipients.csv:105: טלפון: is blank; left out",
              "data/recipients.csv:155: טלפון: '9.72501E+11' was rounded by a spreadsheet:"
                  + " format the column as text; left out",
              "data/recipients.csv:176: טלפון: 'not a number' is not a valid phone number;"
                  + " left out");
    }
  }

  @Test
  void withoutAUrlAStandInTakesTheMessagesAndSaysSo() {
    Console run =
        Console.mirsal(
            "run",
            "--campaign",
            "data/survey.json",
            "--recipients",
            RECIPIENTS,
            "--clock",
            "virtual",
            "--report",
            report);

    assertThat(run.outLines().get(0))
        .matches(
            "no --waha-url: sending to a stand-in on http://127\\.0\\.0\\.1:\\d+,"
                + " nothing leaves this machine");
    assertThat(run.outLines().get(1)).startsWith("sent 212, ");
    assertThat(run.exit()).isZero();
  }

  @Test
  void progressIsAPlainLineEveryTenPerCent() throws Exception {
    try (WahaDouble waha = new WahaDouble()) {
      List<String> progress =
          run(waha).errLines().stream().filter(line -> line.startsWith("sent")).toList();

      assertThat(progress).hasSize(10);
      assertThat(progress.get(1))
          .isEqualTo(
              "sent 22, failed 0 of 212, next 2026-11-23 09:06:08 +02:00,"
                  + " ends 2026-11-24 10:49:36 +02:00");
    }
  }

  private Console run(WahaDouble waha) {
    return Console.mirsal(
        "run",
        "--campaign",
        CAMPAIGN,
        "--recipients",
        RECIPIENTS,
        "--start",
        START,
        "--clock",
        "virtual",
        "--report",
        report,
        "--waha-url",
        waha.url(),
        "--waha-key-env",
        WahaDouble.KEY_VARIABLE);
  }

  private static List<JsonNode> plan() {
    Console plan =
        Console.mirsal(
            "plan",
            "--campaign",
            CAMPAIGN,
            "--recipients",
            RECIPIENTS,
            "--start",
            START,
            "--format",
            "jsonl");
    return plan.outLines().stream().map(SampleRunTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static String text(WahaDouble waha, String chatId) {
    return waha.bodies().stream()
        .filter(body -> body.path("chatId").asText().equals(chatId))
        .findFirst()
        .orElseThrow()
        .path("text")
        .asText();
  }

  private static NamedCsvRecord row(Map<String, NamedCsvRecord> rows, String chatId) {
    return Objects.requireNonNull(rows.get(chatId), chatId);
  }

  private Map<String, NamedCsvRecord> reportByChatId() throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(report)) {
      return csv.stream()
          .collect(
              Collectors.toMap(row -> row.getField("recipient") + "@c.us", Function.identity()));
    }
  }
}
