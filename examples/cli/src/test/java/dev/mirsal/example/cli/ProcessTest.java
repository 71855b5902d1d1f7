package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: what only that can show. */
class ProcessTest {
  private final Path directory;
  private final InputFiles files;

  ProcessTest(@TempDir Path directory) {
    this.directory = directory;
    files = InputFiles.in(directory);
  }

  @Test
  @Timeout(60)
  void anEndOfTheProcessIsCleanAndSaysWhatWasSent() throws Exception {
    Path report = directory.resolve("report.csv");
    files.campaign(
        """
        {"name":"n", "message":"שלום {name}", "devices":["d1"], "activeHours":null,
         "delaySeconds":{"min":3600,"max":3600}}
        """);
    files.recipients("phone,name\n+972500000001,דנה\n+972500000002,Ali\n");
    Process process = start("-Xmx128m", "run", "--report", report.toString());
    try (BufferedReader out = lines(process)) {
      List<String> printed = new ArrayList<>();
      while (printed.stream().noneMatch(line -> line.startsWith("sent 1, failed 0 of 2, next "))) {
        printed.add(Objects.requireNonNull(out.readLine(), () -> "ended after " + printed));
      }
      // As Ctrl-C does, but a shell in the background keeps that from its children; and by the
      // handle, because Process.destroy() closes the streams too
      process.toHandle().destroy();
      out.lines().forEach(printed::add);

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
      assertThat(printed.get(printed.size() - 1))
          .isEqualTo("stopped: sent 1, failed 0, pending 1, unknown 0, skipped 0");
    }
    assertThat(Files.readAllLines(report))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("972500000001,דנה,sent,d1,"))
        .contains("972500000002,Ali,pending,d1,,,,");
  }

  @Test
  void namesOfAnyScriptArePrintedWhateverTheLocale() throws Exception {
    files.recipients("phone,name\n+972500000001,דנה\n");
    Process process = start("-Dfile.encoding=US-ASCII", "plan", "--format", "jsonl");
    try (BufferedReader out = lines(process)) {
      assertThat(out.readLine()).contains("\"name\":\"דנה\"");
    }
    assertThat(process.waitFor()).isZero();
  }

  @Tag("long")
  @Test
  void aMillionRowsAreCheckedAndPlannedInASmallHeap() throws Exception {
    files.campaign(
        """
        {"name":"n", "message":"{name} {city} {order}", "devices":["d1","d2"],
         "defaultRegion":"IL"}
        """);
    try (Writer csv = Files.newBufferedWriter(files.recipients())) {
      csv.write("phone,name,city,order\n");
      for (int i = 0; i < 1_000_000; i++) {
        csv.write("050" + (2_000_000 + i) + ",שם " + i + ",חיפה," + i + "\n");
      }
    }

    Process check = start("-Xmx64m", "check");
    try (BufferedReader out = lines(check)) {
      assertThat(out.lines()).contains("recipients  1000000 with a valid number");
    }
    assertThat(check.waitFor()).isZero();

    Process plan = start("-Xmx64m", "plan", "--format", "jsonl");
    try (BufferedReader out = lines(plan)) {
      assertThat(out.lines().filter(line -> line.startsWith("{\"index\":")).count())
          .isEqualTo(1_000_000);
    }
    assertThat(plan.waitFor()).isZero();
  }

  @Tag("long")
  @Test
  void aMillionContactsAreClassifiedInASmallHeap(@TempDir Path folder) throws Exception {
    Path contacts = folder.resolve("contacts.jsonl");
    try (Writer lines = Files.newBufferedWriter(contacts)) {
      for (int i = 0; i < 1_000_000; i++) {
        String day = i % 2 == 0 ? "2026-11-20" : "2026-11-18";
        lines.write("{\"id\":\"" + i + "\",\"lastUserInteractionAt\":\"" + day + "T11:00:00Z\"}\n");
      }
    }
    List<String> question =
        List.of("--type", "marketing", "--channel", "messenger", "--at", "2026-11-20T12:00:00Z");

    List<String> args = new ArrayList<>(List.of("classify", "--contacts", contacts.toString()));
    args.addAll(question);
    Process classify = start("-Xmx64m", args);
    try (BufferedReader out = lines(classify)) {
      assertThat(out.lines().filter(line -> !line.startsWith("{")))
          .contains("within_window 500000", "needs_sponsored 500000", "ineligible 0");
    }
    assertThat(classify.waitFor()).isZero();
  }

  private Process start(String option, String command, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--campaign", files.campaign().toString()));
    args.addAll(List.of("--recipients", files.recipients().toString()));
    args.addAll(List.of(more));
    return start(option, args);
  }

  private static Process start(String option, List<String> args) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add(option);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Mirsal.class.getName()));
    line.addAll(args);
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
