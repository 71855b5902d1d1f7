package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mirsal.example.cli.loopback.LoopbackWaha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed again and again, and started again with the same command. */
class KilledRunTest {
  private static final Pattern DOUBTS = Pattern.compile("sending (\\d+),.* unknown (\\d+),");
  private static final Pattern END =
      Pattern.compile("(?m)^sent (\\d+), failed 0, pending 0, unknown (\\d+), skipped 0$");

  private final Map<String, Integer> received = new ConcurrentHashMap<>();
  private final Path directory;
  private final Path state;
  private final Path report;
  private final InputFiles files;
  private final LoopbackWaha waha;
  private volatile Doom doom = new Doom(null, 0);

  KilledRunTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    state = directory.resolve("state.db");
    report = directory.resolve("report.csv");
    files = InputFiles.in(directory);
    waha =
        LoopbackWaha.start(
            System.getenv(WahaDouble.KEY_VARIABLE),
            message -> {
              received.merge(message.body().path("chatId").asText(), 1, Integer::sum);
              doom.messageCame();
            });
  }

  @AfterEach
  void close() {
    waha.close();
  }

  @Test
  @Timeout(300)
  void nobodyIsMissedOrSentToTwiceAndWhoIsInDoubtIsReported() throws Exception {
    nobodyIsMissedOrSentToTwice(12, 500, new Random(1));
  }

  @Tag("long")
  @Test
  @Timeout(1800)
  void theSameWithManyKills() throws Exception {
    nobodyIsMissedOrSentToTwice(100, 4_000, new Random(2));
  }

  @Test
  @Timeout(120)
  void whoIsInDoubtIsUnknownAtOnceIfTheCampaignIsCancelled() throws Exception {
    files.campaign(campaign(3_600));
    files.recipients(list(3));
    assertThat(kill(start(), true, 1, 60_000, 0)).isTrue();

    Console cancel = Console.mirsal("cancel", "--state", state);

    assertThat(cancel.outLines())
        .containsExactly(
            "n: cancelled, nobody was sending it",
            "pending 0, sending 0, sent 0, failed 0, unknown 1, skipped 0, cancelled 2");
  }

  private void nobodyIsMissedOrSentToTwice(int kills, int people, Random random) throws Exception {
    files.campaign(campaign(0));
    files.recipients(list(people));
    int inDoubt = 0;
    for (int i = 0; i < kills; i++) {
      boolean beforeTheAnswer = killOnce(i, random);
      int now = inDoubt();
      assertThat(now - inDoubt).as("kill %d", i).isBetween(beforeTheAnswer ? 1 : 0, 1);
      inDoubt = now;
    }

    Process last = start();
    assertThat(last.waitFor()).as(output()).isZero();

    Matcher end = END.matcher(output());
    assertThat(end.find()).as(output()).isTrue();
    assertThat(Integer.parseInt(end.group(1)) + inDoubt).isEqualTo(people);
    assertThat(Integer.parseInt(end.group(2))).isEqualTo(inDoubt).isPositive();
    assertEachOutcomeIsTrue(people);
  }

  /**
   * Right before an answer, some time after it, or at any moment of the process's life.
   *
   * @return whether it was before an answer
   */
  private boolean killOnce(int i, Random random) throws Exception {
    int messages = i % 3 == 2 ? Integer.MAX_VALUE : 1 + random.nextInt(25);
    long nanos = i % 3 == 1 ? random.nextInt(20_000_000) : 0;
    long longest = i % 3 == 2 ? 200 + random.nextInt(3_000) : 60_000;
    return kill(start(), i % 3 == 0, messages, longest, nanos);
  }

  private boolean kill(
      Process process, boolean beforeTheAnswer, int messages, long longest, long nanos)
      throws InterruptedException {
    Doom its = new Doom(beforeTheAnswer ? process : null, messages);
    doom = its;
    its.await(process, Duration.ofMillis(longest));
    LockSupport.parkNanos(nanos);
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return its.hasKilled();
  }

  /** Waits for a message, and kills whoever sent it before it has the answer. */
  private static final class Doom {
    private final @Nullable Process victim;
    private int left;

    Doom(@Nullable Process victim, int messages) {
      this.victim = victim;
      left = messages;
    }

    synchronized void messageCame() {
      left--;
      if (left <= 0) {
        if (victim != null) {
          victim.destroyForcibly();
        }
        notifyAll();
      }
    }

    synchronized boolean hasKilled() {
      return victim != null && left <= 0;
    }

    synchronized void await(Process process, Duration longest) throws InterruptedException {
      for (long waited = 0; left > 0 && process.isAlive() && waited < longest.toMillis(); ) {
        wait(10);
        waited += 10;
      }
    }
  }

  private void assertEachOutcomeIsTrue(int people) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(report)) {
      List<NamedCsvRecord> all = rows.stream().collect(Collectors.toCollection(ArrayList::new));
      assertThat(all).hasSize(people);
      for (NamedCsvRecord row : all) {
        int times = received.getOrDefault(row.getField("recipient") + "@c.us", 0);
        assertThat(times)
            .as("%s, %s", row.getField("recipient"), row.getField("status"))
            .isBetween(row.getField("status").equals("unknown") ? 0 : 1, 1);
      }
    }
  }

  /** Returns of how many nobody knows whether they got it: of one at most by each kill. */
  private int inDoubt() {
    Console status = Console.mirsal("status", "--state", state);
    Matcher doubts = DOUBTS.matcher(status.out());
    // Killed before it had a file or a campaign in it
    return doubts.find()
        ? Integer.parseInt(doubts.group(1)) + Integer.parseInt(doubts.group(2))
        : 0;
  }

  private static String campaign(int delay) {
    return """
        {"name":"n", "message":"Hello {name}", "devices":["d1","d2"], "activeHours":null,
         "bulkPauses":null, "delaySeconds":{"min":%1$d,"max":%1$d}}
        """
        .formatted(delay);
  }

  private static String list(int people) {
    StringBuilder csv = new StringBuilder("phone,name\n");
    for (int i = 0; i < people; i++) {
      csv.append("+9725").append(20_000_000 + i).append(",Nr ").append(i).append('\n');
    }
    return csv.toString();
  }

  private Process start() throws IOException {
    List<String> args =
        List.of(
            "run",
            "--campaign",
            files.campaign().toString(),
            "--recipients",
            files.recipients().toString(),
            "--waha-url",
            waha.url().toString(),
            "--waha-key-env",
            WahaDouble.KEY_VARIABLE,
            "--state",
            state.toString(),
            "--report",
            report.toString());
    // What a killed process leaves behind goes with the directory
    return ProcessTest.start(
        List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + directory),
        args,
        directory.resolve("output.txt"));
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output.txt"));
  }
}
