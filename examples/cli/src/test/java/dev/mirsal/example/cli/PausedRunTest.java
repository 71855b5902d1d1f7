package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other processes do to a campaign while a process sends it. */
@Timeout(120)
class PausedRunTest {
  private final WahaDouble waha = new WahaDouble();
  private final Path directory;
  private final Path state;
  private final Path output;
  private final InputFiles files;
  private Process process;

  PausedRunTest(@TempDir Path directory) {
    this.directory = directory;
    state = directory.resolve("state.db");
    output = directory.resolve("output.txt");
    files = InputFiles.in(directory);
    files.campaign(
        """
        {"name":"Test", "message":"Hello", "devices":["d1"], "activeHours":null,
         "delaySeconds":{"min":3600,"max":3600}}
        """);
    files.recipients("phone\n+972500000001\n+972500000002\n");
  }

  @BeforeEach
  void firstMessageIsSent() throws Exception {
    process = start();
    awaitOutput("sent 1, failed 0 of 2, next ");
  }

  @AfterEach
  void close() {
    process.destroyForcibly();
    waha.close();
  }

  @Test
  void aPausedRunWaitsGoesOnWhenItIsResumedAndEndsWhenItIsCancelled() throws Exception {
    Console paused = act("pause");
    assertThat(paused.outLines().get(0))
        .isEqualTo("Test: paused, " + name() + " waits for mirsal resume");
    awaitOutput("paused: waits for mirsal resume");
    assertThat(act("status").out()).contains("status    paused, in " + name());

    assertThat(act("resume").outLines().get(0)).isEqualTo("Test: running, " + name() + " goes on");
    awaitOutput("no longer paused");

    assertThat(act("cancel").outLines())
        .containsExactly(
            "Test: cancelled, " + name() + " ends",
            "pending 0, sending 0, sent 1, failed 0, unknown 0, skipped 0, cancelled 1");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(output))
        .contains(
            """
            mirsal run: stopped, the campaign was cancelled
            sent 1, failed 0, pending 1, unknown 0, skipped 0
            """);
    assertThat(waha.received()).hasSize(1);
  }

  @Test
  void whatWasDoneWhileNothingRanHoldsForTheNextRun() throws Exception {
    process.destroyForcibly().waitFor();
    assertThat(act("status").out())
        .contains("status    running, but nobody sends it: start mirsal run with the same options");
    assertThat(act("pause").out()).startsWith("Test: paused, nobody was sending it\n");

    process = start();
    awaitOutput("paused: waits for mirsal resume");
    process.toHandle().destroy();
    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(Files.readString(output)).contains("stopped: sent 1, failed 0, pending 1,");

    assertThat(act("resume").out())
        .startsWith("Test: running, but nobody sends it: start mirsal run with the same options\n");
    process = start();
    awaitOutput("sent 1, failed 0 of 2, next ");
    process.destroyForcibly().waitFor();

    assertThat(act("cancel").out()).startsWith("Test: cancelled, nobody was sending it\n");
    process = start();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readString(output))
        .contains("mirsal run: the campaign was cancelled; nothing was sent\n");
    assertThat(waha.received()).hasSize(1);
  }

  @Test
  void anEndOfTheProcessIsNoPause() throws Exception {
    process.toHandle().destroy();
    assertThat(process.waitFor()).isEqualTo(128 + 15);

    assertThat(act("status").out()).contains("status    running, but nobody sends it");
    process = start();
    awaitOutput("sent 1, failed 0 of 2, next ");
    assertThat(waha.received()).hasSize(1);
  }

  @Test
  void twoProcessesNeverSendTheSameCampaign() throws Exception {
    Console second = Console.mirsal(args().toArray());

    assertThat(files.problems(second))
        .isEqualTo(
            "mirsal run: state.db: is being run by "
                + name()
                + ", which holds state.db.lock; nothing was sent");
    assertThat(second.exit()).isEqualTo(1);
    assertThat(process.isAlive()).isTrue();
  }

  private String name() {
    return String.format(Locale.ROOT, "process %d", process.pid());
  }

  private Console act(String command) {
    Console console = Console.mirsal(command, "--state", state);
    assertThat(console.err()).isEmpty();
    assertThat(console.exit()).isZero();
    return console;
  }

  private Process start() throws IOException {
    return ProcessTest.start(
        List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + directory), args(), output);
  }

  private List<String> args() {
    List<String> args = new ArrayList<>(List.of("run", "--state", state.toString()));
    args.addAll(List.of("--campaign", files.campaign().toString()));
    args.addAll(List.of("--recipients", files.recipients().toString()));
    args.addAll(List.of("--waha-url", waha.url(), "--waha-key-env", WahaDouble.KEY_VARIABLE));
    return args;
  }

  private void awaitOutput(String text) throws IOException, InterruptedException {
    while (!Files.readString(output).contains(text)) {
      assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(20);
    }
  }
}
