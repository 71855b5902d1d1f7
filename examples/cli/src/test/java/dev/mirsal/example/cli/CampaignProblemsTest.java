package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a campaign file is told with file, line and field, all of it at once. */
class CampaignProblemsTest {
  private final InputFiles files;

  CampaignProblemsTest(@TempDir Path directory) {
    files = InputFiles.in(directory);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void everyProblemNamesFileLineAndField(String fields, String expected) {
    files.campaign("{\n" + required(fields) + "\n" + fields + "\n}\n");

    Console check = files.mirsal("check");

    assertThat(files.problems(check).lines().toList())
        .containsExactlyInAnyOrder(expected.split(" ¶ "));
    assertThat(check.exit()).isEqualTo(2);
  }

  private static Stream<String[]> problems() {
    return TestTable.rows("campaign-problems.tsv");
  }

  private static String required(String fields) {
    StringBuilder line = new StringBuilder("\"defaultRegion\":\"IL\",");
    String[] required = {"\"name\":\"n\",", "\"message\":\"m\",", "\"devices\":[\"d1\"],"};
    for (String field : required) {
      boolean given = fields.startsWith(field.substring(0, field.indexOf(':')));
      line.append(given ? "" : field);
    }
    return fields.startsWith("\"defaultRegion") ? line.substring(21) : line.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                             | campaign.json:1: name: is missing",
        "{\"name\":\"n\",\"message\":\"m\"} | campaign.json:1: devices: is missing",
        "[]                             | campaign.json:1: must be an object, is an array",
        "` `                            | campaign.json: holds no JSON, only white space",
        "{\"name\":\"n\"}}               | campaign.json:1: is not valid JSON: Unexpected close",
        "{} 7                           | campaign.json:1: there is something after the end",
        "{\"name\" \"n\"}                | campaign.json:1: is not valid JSON: Unexpected character",
        "{\"name\":\"n\",}               | campaign.json:1: is not valid JSON: Unexpected character",
        "{\"name\":\"                    | campaign.json:1: is not valid JSON: Unexpected end-of-input",
      })
  void brokenDocumentsAreToldInOneLineEach(String json, String expected) {
    Console check = files.campaign(json).mirsal("check");

    assertThat(files.problems(check)).startsWith(expected);
    assertThat(check.errLines()).allMatch(line -> line.contains("campaign.json"));
    assertThat(check.exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "run", "check"})
  void theLineOfAnErrorIsTheLineInTheFile(String command) {
    files.campaign("{\"name\": \"n\",\n \"message\": \"m\",\n\n \"devices\": d1}");

    Console console = files.mirsal(command);

    assertThat(files.problems(console))
        .isEqualTo(
            "campaign.json:4: is not valid JSON: Unrecognized token 'd1': was expecting (JSON"
                + " String, Number, Array, Object or token 'null', 'true' or 'false')");
    assertThat(console.exit()).isEqualTo(2);
  }

  @Test
  void aFileOfTwentyMegabytesInOneLineIsRefusedInOneLine() {
    files.campaign("{\"name\":\"" + "x".repeat(20_000_000) + "\"}");

    Console check = files.mirsal("check");

    assertThat(files.problems(check))
        .isEqualTo("campaign.json:1: the line is longer than 1000000 characters");
    assertThat(check.exit()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws Exception {
    Files.delete(files.campaign());

    assertThat(files.problems(files.mirsal("plan"))).isEqualTo("campaign.json: does not exist");
  }

  @Test
  void aDirectoryIsNamed() throws Exception {
    Files.delete(files.campaign());
    Files.createDirectory(files.campaign());

    assertThat(files.problems(files.mirsal("plan"))).isEqualTo("campaign.json: is a directory");
  }

  @Test
  void deepNestingIsAProblemAndNoCrash() {
    files.campaign("{\"name\":" + "[".repeat(100_000));

    Console check = files.mirsal("check");

    assertThat(files.problems(check)).startsWith("campaign.json:1: is not valid JSON: ");
    assertThat(check.exit()).isEqualTo(2);
  }

  @Test
  void whatIsNotSentIsNoted() {
    files.campaign(
        """
        {"name": "n", "message": "m", "devices": ["d1"],
         "media": {"type": "image", "url": "https://example.org/a.jpg", "caption": "c"},
         "poll": {"question": "?", "options": ["yes", "no"]}}
        """);

    Console check = files.mirsal("check");

    assertThat(files.problems(check).lines())
        .containsExactly(
            "campaign.json: note: message: is not sent, the poll is",
            "campaign.json: note: media: is not sent, the poll is");
    assertThat(check.exit()).isZero();
  }
}
