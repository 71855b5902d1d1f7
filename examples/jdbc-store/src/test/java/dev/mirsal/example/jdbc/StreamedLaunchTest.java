package dev.mirsal.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** field-failures H 66: the recipients of a launch are in no list in memory. */
class StreamedLaunchTest {
  private static final int MILLION = 1_000_000;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  @Tag("long")
  void aMillionAreLaunchedIntoPostgresqlFromAHeapOf64Megabytes() throws Exception {
    assertThat(launch(postgres(), MILLION)).isEqualTo("RUNNING {PENDING=1000000}");
  }

  @Test
  @Tag("long")
  void aMillionAreLaunchedIntoSqliteFromAHeapOf64Megabytes() throws Exception {
    assertThat(launch(sqlite(), MILLION)).isEqualTo("RUNNING {PENDING=1000000}");
  }

  @Test
  void theSameProgramLaunchesAFew() throws Exception {
    assertThat(launch(postgres(), 1234)).isEqualTo("RUNNING {PENDING=1234}");
    assertThat(launch(sqlite(), 1234)).isEqualTo("RUNNING {PENDING=1234}");
  }

  private static String postgres() {
    return Postgres.url(Postgres.newSchema());
  }

  private String sqlite() {
    return "jdbc:sqlite:" + folder.resolve("campaigns.db");
  }

  private static String launch(String database, int recipients)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED", // or a JDK 24 warns of SQLite's library
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                StreamedLaunch.class.getName(),
                database,
                String.valueOf(recipients))
            .redirectErrorStream(true)
            .start();
    String output = process.inputReader().lines().reduce("", (all, line) -> all + line);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
