package dev.mirsal.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of errors in the documentation are those of the tests, row by row. */
class OdooDocumentTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "connectors", "odoo.md");

  @Test
  void the_documented_errors_are_the_tested_ones() throws IOException {
    List<String> tested =
        Tables.rows("errors.csv")
            .map(row -> row(row.get(0), "`" + row.get(1) + "`", row.get(2), row.get(3)))
            .toList();

    assertThat(documented("| case | name | JSON-2 status | kind |")).isEqualTo(tested);
  }

  @Test
  void the_documented_answers_are_the_tested_ones() throws IOException {
    List<String> tested =
        Tables.rows("answers.csv")
            .map(row -> row(row.get(0), row.get(1), answer(row.get(2)), row.get(3)))
            .toList();

    assertThat(documented("| case | protocol | answer | kind |")).isEqualTo(tested);
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_is_documented(OdooException.Kind kind) throws IOException {
    assertThat(Files.readString(PAGE)).contains("\n| " + kind + " | ");
  }

  private static String answer(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> documented(String heading) throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .dropWhile(line -> !line.equals(heading))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    }
  }
}
