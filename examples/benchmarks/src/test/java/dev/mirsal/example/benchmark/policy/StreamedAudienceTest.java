package dev.mirsal.example.benchmark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R-POL-6: an audience is classified in memory that does not grow with it. */
class StreamedAudienceTest {
  @Test
  @Tag("long")
  void aMillionContactsAreClassifiedInAHeapOf64Megabytes() throws Exception {
    // a tenth opted out, and of another tenth every second refused
    assertThat(run(1_000_000)).contains("ineligible: 150000", "total: 1000000");
  }

  @Test
  void theSameProgramClassifiesAFew() throws Exception {
    assertThat(run(100))
        .containsExactly(
            "within_window: 16", "needs_sponsored: 69", "ineligible: 15", "total: 100");
  }

  private static List<String> run(int contacts) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                StreamedAudience.class.getName(),
                String.valueOf(contacts))
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }
}
