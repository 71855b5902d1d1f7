package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the command itself is told in one line, and is an input error too. */
class UsageTest {
  private final InputFiles files;

  UsageTest(@TempDir Path directory) {
    files = InputFiles.in(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                     | mirsal: name a command: plan, run, check, classify, audience, rules, odoo; see mirsal --help",
        "paln                 | mirsal: Unmatched argument at index 0: 'paln'; see mirsal --help",
        "odoo                 | mirsal odoo: name a command: lead; see mirsal odoo --help",
        "odoo lead            | mirsal odoo lead: Missing required options: '--url=URL', '--db=NAME'",
        "check                | mirsal check: Missing required options: '--campaign=FILE',",
        "plan --campaign c    | mirsal plan: Missing required option: '--recipients=FILE'; see",
        "run --clock slow     | mirsal run: Invalid value for option '--clock'",
        "plan --format pdf    | mirsal plan: Invalid value for option '--format'",
        "plan --start morning | mirsal plan: Invalid value for option '--start': 'morning' is not",
        "plan --seed x        | mirsal plan: Invalid value for option '--seed': 'x' is not a long",
      })
  void aCommandThatIsWrongIsToldInOneLine(String command, String expected) {
    Object[] args = command == null ? new Object[0] : command.split(" ");

    Console console = Console.mirsal(args);

    assertThat(console.err()).startsWith(expected).hasLineCount(1);
    assertThat(console.out()).isEmpty();
    assertThat(console.exit()).isEqualTo(2);
  }

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    Console help = Console.mirsal("--help");

    assertThat(help.out()).contains("plan", "run", "check", "Exit codes:", "130");
    assertThat(help.exit()).isZero();
  }

  @Test
  void aStackTraceIsShownOnlyWhenItIsAskedFor() {
    files.campaign("{");

    assertThat(files.mirsal("check", "--verbose").exit()).isEqualTo(2);
    assertThat(files.mirsal("plan").err()).hasLineCount(1);
    assertThat(files.mirsal("plan", "--verbose").err())
        .contains("InputException", "\tat dev.mirsal.")
        .contains("campaign.json:1: is not valid JSON");
  }

  @Test
  void thePhoneAndNameColumnsCanBeNamed() {
    files.recipients("a,b\n+972500000001,Dana\n");

    Console plan =
        files.mirsal(
            "plan",
            "--phone-column",
            "a",
            "--name-column",
            "B",
            "--format",
            "csv",
            "--start",
            "2026-11-23T10:00:00Z");

    assertThat(plan.outLines()).contains("0,972500000001,Dana,d1,2026-11-23T10:00:00Z,");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    Console check = files.mirsal("check", "--name-column", "nick");

    assertThat(files.problems(check))
        .isEqualTo("recipients.csv:1: nick: no such column; found phone, name");
  }

  @Test
  void planAndRunAgreeOnTheSeedIfNoneIsGiven() {
    List<String> first = files.mirsal("plan").outLines();
    List<String> second = files.mirsal("plan").outLines();

    assertThat(first.get(first.size() - 1))
        .startsWith("seed ")
        .isEqualTo(second.get(second.size() - 1));
  }

  @Test
  void planTellsWhatRunWouldRefuse() {
    files.campaign("{\"name\":\"n\", \"message\":\"{city}\", \"devices\":[\"d1\"]}");

    Console plan = files.mirsal("plan");

    assertThat(files.problems(plan).lines())
        .containsExactly(
            "recipients.csv:1: city: no such column, and the message needs {city}",
            "note: run would refuse this, because variables are missing");
    assertThat(plan.exit()).isZero();
  }

  @Test
  void planPrintsTwentyProblemsAndCheckAllOfThem() {
    files.recipients("phone\n+972500000001\n" + "12\n".repeat(30));

    assertThat(files.mirsal("plan").errLines())
        .hasSize(21)
        .last()
        .isEqualTo("… and 10 more problems; mirsal check prints all");
    assertThat(files.mirsal("check").errLines()).hasSize(30);
  }
}
