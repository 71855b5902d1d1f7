package dev.mirsal.connector.manychat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the documentation say what the tests say, no more and no less. */
class ManyChatDocumentTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "connectors", "manychat.md");

  /** What {@link ManyChatRequestsTest}, {@link ManyChatAnswersTest} and the rates hold. */
  private static final List<String> ELSEWHERE =
      List.of(
          "deferred manychat.held_back",
          "rejected policy permanent manychat.no_permit",
          "rejected policy permanent manychat.permit_expired",
          "rejected policy permanent manychat.permit_reference",
          "rejected policy permanent manychat.permit_route",
          "rejected recipient permanent manychat.address",
          "rejected sender for-now manychat.fields_unset",
          "rejected sender for-now manychat.no_key");

  @Test
  void the_documented_outcomes_are_the_tested_ones() throws IOException {
    Set<String> tested = new TreeSet<>(ELSEWHERE);
    AnswerCase.read().forEach(answer -> tested.add(reached(answer.expect())));
    tested.addAll(refusals());

    assertThat(rows("accepted|rejected|deferred|unknown")).containsExactlyElementsOf(tested);
  }

  @Test
  void the_documented_rates_are_the_default_ones() throws IOException {
    Set<String> rates =
        Arrays.stream(ManyChatEndpoint.values())
            .map(endpoint -> endpoint + " " + endpoint.perSecond())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows("`[A-Z_]+`")).containsExactlyElementsOf(rates);
  }

  private static Set<String> refusals() throws IOException {
    try (InputStream in =
        ManyChatDocumentTest.class.getResourceAsStream("/manychat/refusals.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> reached(line.substring(line.lastIndexOf(',') + 1)))
          .collect(Collectors.toSet());
    }
  }

  private static String reached(String outcome) {
    return outcome.replace(" not-reached", "");
  }

  /** Reads the first two cells of the rows whose first cell starts so. */
  private static Set<String> rows(String start) throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .filter(line -> line.matches("\\| (" + start + ").*"))
          .map(line -> line.split("\\|", -1))
          .map(cells -> (cells[1].strip() + " " + cells[2].strip()).replace("`", "").strip())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
