package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables in the documentation say what code and tests say, no more and no less. */
class GraphDocumentTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "connectors", "graph.md");

  @Test
  void the_errors_of_messenger_and_instagram_are_the_documented_ones() throws IOException {
    assertThat(errors("### Messenger and Instagram")).isEqualTo(rendered(SendApiErrors.TABLE));
  }

  @Test
  void the_errors_of_whatsapp_are_the_documented_ones() throws IOException {
    assertThat(errors("### WhatsApp")).isEqualTo(rendered(WhatsAppErrors.TABLE));
  }

  @Test
  void the_other_outcomes_are_the_tested_ones() throws IOException {
    Set<String> tested =
        AnswerCase.all().stream()
            .map(AnswerCase::expect)
            .collect(Collectors.toCollection(TreeSet::new));
    RefusalsTest.refusals().forEach(one -> tested.add(String.valueOf(one.expect())));
    // RefusalsTest holds this one: it takes a broken supplier, not a message.
    tested.add("rejected sender for-now graph.no_token");
    tested.removeIf(outcome -> outcome.matches(".*graph\\.\\d.*"));

    Set<String> documented =
        section("### Other outcomes").stream()
            .map(line -> line.split("\\|", -1))
            .map(cells -> (cells[1].strip() + " " + cells[2].strip().replace("`", "")).strip())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented)
        .isEqualTo(
            tested.stream()
                .map(outcome -> outcome.replace(" not-reached", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> errors(String heading) throws IOException {
    return new TreeSet<>(section(heading));
  }

  private static Set<String> rendered(GraphErrors table) {
    return table.rows().stream()
        .map(GraphDocumentTest::line)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String line(GraphError row) {
    String codes =
        row.code() == row.lastCode()
            ? new GraphErrorCode(row.code(), row.subcode()).toString().substring(6)
            : row.code() + "–" + row.lastCode();
    return "| `" + codes + "` | " + outcome(row) + " | " + row.says() + " |";
  }

  private static String outcome(GraphError row) {
    String first = kind(row.meaning());
    String waiting = row.pause() == null ? "" : ", " + row.pause().toSeconds() + " s";
    return row.meaning().isLimited()
        ? first + ", the third time " + kind(row.meaning().atLast())
        : first + waiting;
  }

  private static String kind(Meaning meaning) {
    SendOutcome outcome = meaning.outcome("graph.0", "", null);
    return Outcomes.kind(outcome);
  }

  /** Reads the rows of the table under a heading. */
  private static List<String> section(String heading) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start = lines.indexOf(heading);
    assertThat(start).as(heading).isNotNegative();
    return lines.subList(start + 1, lines.size()).stream()
        .takeWhile(line -> !line.startsWith("#"))
        .filter(
            line ->
                line.startsWith("| ")
                    && !line.startsWith("| code")
                    && !line.startsWith("| outcome"))
        .toList();
  }
}
