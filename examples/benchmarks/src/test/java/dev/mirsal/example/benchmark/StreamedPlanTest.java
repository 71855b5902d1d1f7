package dev.mirsal.example.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** field-failures H 66, ten times over: the planner streams. */
class StreamedPlanTest {
  @Test
  @Tag("long")
  void tenMillionRecipientsArePlannedInAHeapOf64Megabytes() throws Exception {
    assertThat(run(10_000_000))
        .containsExactly(
            "count: 10000000 messages, true",
            "one zone: 10000000 messages, true",
            "40 zones: 10000000 messages, true");
  }

  @Test
  void theSameProgramPlansAFew() throws Exception {
    assertThat(run(1000)).hasSize(3).allMatch(line -> line.endsWith(": 1000 messages, true"));
  }

  private static List<String> run(int recipients) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                StreamedPlan.class.getName(),
                String.valueOf(recipients))
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }
}
