package dev.mirsal.connector.waha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of outcomes in the documentation says what the tests say, no more and no less. */
class WahaDocumentTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "connectors", "waha.md");

  @Test
  void the_documented_outcomes_are_the_tested_ones() throws IOException {
    Set<String> tested = new TreeSet<>();
    AnswerCase.sends().forEach(answer -> tested.add(outcome(answer.expect())));
    WahaRequestsTest.refusals()
        .forEach(
            refusal -> tested.add("rejected " + refusal.fault() + " permanent " + refusal.code()));
    // WahaClientTest holds this one: it takes a broken supplier, not an answer.
    tested.add("rejected sender for-now waha.no_key");
    // WahaNumbersTest holds this one.
    tested.add("rejected recipient for-now waha.not_on_whatsapp");

    assertThat(documented()).containsExactlyElementsOf(tested);
  }

  @Test
  void every_reason_for_which_a_session_is_not_ready_is_a_documented_code() throws IOException {
    Set<String> codes =
        documented().stream()
            .map(outcome -> outcome.substring(outcome.lastIndexOf(' ') + 1))
            .collect(Collectors.toSet());

    assertThat(AnswerCase.sessions())
        .extracting(AnswerCase::expect)
        .filteredOn(expect -> !expect.equals("ready"))
        .isNotEmpty()
        .isSubsetOf(codes);
  }

  @Test
  void the_documented_code_is_code_that_runs() throws IOException {
    Path source =
        Path.of(
            System.getProperty("basedir", "."),
            "src/test/java/dev/mirsal/connector/waha/WahaExampleTest.java");
    String page = Files.readString(PAGE);
    int start = page.indexOf("```java") + "```java".length();

    assertThat(Files.readString(source).replaceAll("\\s+", " "))
        .contains(
            page.substring(start, page.indexOf("```", start)).replaceAll("\\s+", " ").strip());
  }

  private static String outcome(String expected) {
    return expected.startsWith("accepted") ? "accepted" : expected.replace(" not-reached", "");
  }

  /** Reads the rows of the form {@code | outcome | `code` | … |}. */
  private static Set<String> documented() throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .filter(line -> line.matches("\\| (accepted|rejected|deferred|unknown).*"))
          .map(line -> line.split("\\|", -1))
          .map(cells -> (cells[1].strip() + " " + cells[2].strip().replace("`", "")).strip())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
