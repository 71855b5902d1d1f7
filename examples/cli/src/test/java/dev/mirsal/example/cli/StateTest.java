package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.example.cli.state.StateFile;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign kept in a file, one command after another. */
class StateTest {
  private static final String CAMPAIGN =
      """
      {"name":"Test", "message":"Hello {name}", "devices":["d1","d2"], "bulkPauses":null,
       "activeHours":{"start":"%02d:00","end":"%02d:00","excludedDates":["2020-02-29"]},
       "delaySeconds":{"min":0,"max":0}}
      """
          .formatted(hourFromNow(-1), hourFromNow(2));
  private static final String RECIPIENTS =
      """
      phone,name,optOut
      +972500000001,Dana,
      +972500000002,Ali,yes
      +972500000003,Zoë,
      """;

  private final WahaDouble waha = new WahaDouble();
  private final Path directory;
  private final Path state;
  private final InputFiles files;

  StateTest(@TempDir Path directory) {
    this.directory = directory;
    state = directory.resolve("state.db");
    files = InputFiles.in(directory).campaign(CAMPAIGN).recipients(RECIPIENTS);
  }

  @AfterEach
  void close() {
    waha.close();
  }

  @Test
  void theSameCommandAgainSaysThatTheCampaignIsCompletedAndSendsNothing() throws IOException {
    Path first = directory.resolve("first.csv");
    Path second = directory.resolve("second.csv");
    assertThat(run("--report", first).exit()).isZero();

    Console again = run("--report", second);

    assertThat(again.errLines())
        .containsExactly("mirsal run: the campaign is completed already; nothing was sent");
    assertThat(again.outLines())
        .containsExactly("sent 2, failed 0, pending 0, unknown 0, skipped 1");
    assertThat(again.exit()).isZero();
    assertThat(waha.received()).hasSize(2);
    assertThat(second).hasSameTextualContentAs(first);
  }

  @Test
  void theStatusTellsWhereItStandsAndReportsWithoutTheOtherFiles() throws IOException {
    Path ran = directory.resolve("ran.csv");
    Path told = directory.resolve("told.csv");
    run("--report", ran);
    Files.delete(files.campaign());
    Files.delete(files.recipients());

    Console status = act("status", "--report", told);

    assertThat(status.exit()).isZero();
    assertThat(status.outLines())
        .startsWith(
            "campaign  Test",
            "status    completed",
            "messages  pending 0, sending 0, sent 2, failed 0, unknown 0, skipped 0, cancelled 0");
    List<String> withoutSkipped = Files.readAllLines(ran);
    withoutSkipped.removeIf(line -> line.contains("skipped"));
    assertThat(Files.readAllLines(told)).hasSize(3).isEqualTo(withoutSkipped);
  }

  @Test
  void theReportOfTheStatusNeverReplacesTheState() {
    run();

    Console status = act("status", "--report", state);

    assertThat(status.err()).contains("is the state file").hasLineCount(1);
    assertThat(status.exit()).isEqualTo(2);
    assertThat(act("status").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Hello' | 'Bye'     | 'message'",
        "'\"d1\",' | ''      | 'lanes'",
        "'max\":0' | 'max\":5' | 'rules.maxDelay'",
        "'02-29' | '02-28'   | 'rules.calendar'",
        "'Hello' | 'Hello'   | 'seed'",
      })
  void aCampaignThatWasChangedIsNotMixedWithTheOneThatIsKept(
      String before, String after, String field) {
    run();
    files.campaign(CAMPAIGN.replace(before, after));

    Console again = field.equals("seed") ? run("--seed", 5) : run();

    assertThat(files.problems(again))
        .startsWith("state.db: the campaign was started otherwise than the campaign file, ")
        .contains(" say now: " + field + "; put that back to go on, or ")
        .hasLineCount(1);
    assertThat(again.exit()).isEqualTo(2);
    assertThat(waha.received()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dana          | Dan                            | line 2 is the first that differs",
        "3,Zoë         | 4,Zoë                          | line 4 is the first that differs",
        "yes           | no                             | line 3 is the first that differs",
        "'Zoë,'        | 'Zoë,\n+972500000004,Noa,'     | line 5 is the first that differs",
        "'Zoë,'        | 'Zoë,yes'                      | 'somebody is gone, or skipped now'",
      })
  void aListThatWasChangedIsNotMixedWithTheOneThatIsKept(
      String before, String after, String expected) {
    run();
    files.recipients(RECIPIENTS.replace(before, after));

    Console again = run();

    assertThat(files.problems(again))
        .startsWith("state.db: the campaign was started with other recipients than the files hold")
        .contains(" now: " + expected + "; put that back to go on, or ")
        .hasLineCount(1);
    assertThat(again.exit()).isEqualTo(2);
    assertThat(waha.received()).hasSize(2);
  }

  @Test
  void eachCampaignHasAFileOfItsOwn() {
    run();
    files.campaign(CAMPAIGN.replace("Test", "Other"));

    Console other = run();

    assertThat(files.problems(other))
        .startsWith("state.db: holds the campaign 'Test', not 'Other'; ")
        .hasLineCount(1);
    assertThat(other.exit()).isEqualTo(2);
  }

  @Test
  void whatIsLeftOfALaunchThatWasBrokenOffIsLaunchedAnew() throws Exception {
    try (StateFile file = StateFile.toRun(state)) {
      Campaign half = Campaign.builder("Test").name("Test").text("Hi").devices("d1").build();
      Recipient first = new Recipient(Address.whatsApp("972500000001"), "Dana", Map.of(), null);
      CampaignEngine.builder().store(file.store()).build().draft(half, List.of(first));
    }

    assertThat(run().outLines())
        .containsExactly("sent 2, failed 0, pending 0, unknown 0, skipped 1");
    assertThat(waha.bodies())
        .extracting(body -> body.path("text").asText())
        .containsExactly("Hello Dana", "Hello Zoë");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void whatTheStatusRefusesIsToldWithStatusAndAction(String action) {
    run();

    Console refused = act(action);

    assertThat(refused.errLines())
        .containsExactly(
            "mirsal "
                + action
                + ": campaign Test: "
                + action.toUpperCase(java.util.Locale.ROOT)
                + " is refused, the campaign is COMPLETED");
    assertThat(refused.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "pause", "resume", "cancel"})
  void aFileThatIsNotThereIsNamedAndNotMade(String command) {
    Console console = act(command);

    assertThat(files.problems(console)).isEqualTo("state.db: does not exist");
    assertThat(console.exit()).isEqualTo(2);
    assertThat(state).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "status", "pause", "resume", "cancel"})
  void whatIsNoStateFileIsToldInOneLineAndLeftAsItIs(String command) throws Exception {
    Path folder = Files.createDirectory(directory.resolve("folder"));
    Path text = Files.writeString(directory.resolve("text.db"), "phone,name and more\n");
    Path foreign = directory.resolve("foreign.db");
    sql(foreign, "CREATE TABLE bookmarks (url TEXT)");
    Path newer = directory.resolve("newer.db");
    run("--state", newer);
    sql(newer, "INSERT INTO mirsal_schema (version) VALUES (99)");
    Map<Path, String> expected =
        Map.of(
            folder,
            "folder: is a directory",
            text,
            "text.db: is not a SQLite file",
            foreign,
            "foreign.db: is the database of another program",
            directory.resolve("no/state.db"),
            "no/state.db: its folder does not exist");
    for (Map.Entry<Path, String> each : expected.entrySet()) {
      byte[] before = bytes(each.getKey());

      Console console = with(each.getKey(), command);

      assertThat(files.problems(console)).isEqualTo(each.getValue());
      assertThat(console.exit()).isEqualTo(2);
      assertThat(bytes(each.getKey())).isEqualTo(before);
    }
    byte[] before = bytes(newer);
    Console console = with(newer, command);
    assertThat(files.problems(console))
        .startsWith("newer.db: cannot be used: database: its schema has version 99, known is up to")
        .hasLineCount(1);
    assertThat(console.exit()).isEqualTo(2);
    assertThat(bytes(newer)).isEqualTo(before);
    assertThat(waha.received()).as("of the run that made newer.db").hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "pause", "resume", "cancel"})
  void aFileWithoutACampaignIsNamed(String command) throws Exception {
    Files.createFile(state);
    assertThat(files.problems(act(command))).isEqualTo("state.db: holds no campaign");
    assertThat(Files.size(state)).isZero();

    StateFile.toRun(state).close();
    assertThat(files.problems(act(command))).isEqualTo("state.db: holds no campaign");
    assertThat(act(command).exit()).isEqualTo(2);
  }

  @Test
  void aFileThatMayNotBeWrittenIsNamed() throws IOException {
    run();
    byte[] before = Files.readAllBytes(state);
    assertThat(state.toFile().setWritable(false)).isTrue();
    boolean heeded = !Files.isWritable(state);

    Console status = act("status");

    // To the superuser everything is writable
    assertThat(files.problems(status)).isEqualTo(heeded ? "state.db: may not be written" : "");
    assertThat(status.exit()).isEqualTo(heeded ? 2 : 0);
    assertThat(Files.readAllBytes(state)).isEqualTo(before);
  }

  @Test
  void theVirtualClockIsNotKept() {
    Console console = run("--clock", "virtual");

    assertThat(console.err())
        .startsWith("mirsal run: --state: goes with the real clock")
        .hasLineCount(1);
    assertThat(console.exit()).isEqualTo(2);
    assertThat(state).doesNotExist();
  }

  @Test
  void theStateNeverReplacesAFileThatIsRead() {
    Console console = run("--state", files.recipients());

    assertThat(console.err()).contains("--state: ", " is a file to read").hasLineCount(1);
    assertThat(console.exit()).isEqualTo(2);
  }

  @Test
  void ifADeviceIsNotReadyTheReportStillTellsWhatWasSentBefore() throws Exception {
    run();
    sql(state, "UPDATE mirsal_campaign SET status = 'RUNNING'");
    waha.close();

    Console again = run();

    assertThat(again.err()).contains("no connection could be made").hasLineCount(1);
    assertThat(again.outLines())
        .containsExactly("sent 2, failed 0, pending 0, unknown 0, skipped 1");
    assertThat(again.exit()).isEqualTo(1);
  }

  private Console with(Path file, String command) {
    return command.equals("run") ? run("--state", file) : Console.mirsal(command, "--state", file);
  }

  private Console run(Object... more) {
    boolean ownState = List.of(more).contains("--state");
    Object[] args = new Object[more.length + (ownState ? 4 : 6)];
    Object[] first = {"--waha-url", waha.url(), "--waha-key-env", WahaDouble.KEY_VARIABLE};
    System.arraycopy(first, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    if (!ownState) {
      args[args.length - 2] = "--state";
      args[args.length - 1] = state;
    }
    return files.mirsal("run", args);
  }

  private Console act(String command, Object... more) {
    Object[] args = new Object[more.length + 3];
    args[0] = command;
    args[1] = "--state";
    args[2] = state;
    System.arraycopy(more, 0, args, 3, more.length);
    return Console.mirsal(args);
  }

  /** The clock of these runs is the real one. */
  private static int hourFromNow(int hours) {
    return LocalTime.now(ZoneOffset.UTC).plusHours(hours).getHour();
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private static void sql(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
