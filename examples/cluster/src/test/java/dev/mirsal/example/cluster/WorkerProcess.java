package dev.mirsal.example.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a JVM of its own. */
final class WorkerProcess {
  private final String name;
  private final Process process;

  private WorkerProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Starts a worker; its log goes to a file. */
  static WorkerProcess start(String name, String database, String gateway, Path log)
      throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx96m",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            database + "&ApplicationName=" + name,
            gateway,
            name);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new WorkerProcess(name, process);
  }

  String name() {
    return name;
  }

  /** Waits until it looks for work. */
  void awaitReady() throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    if (!"ready".equals(line)) {
      throw new IllegalStateException(name + " did not start: " + line);
    }
  }

  /** Ends it as {@code kill -9} does: on Linux and macOS this is the signal SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it as if its machine had gone to sleep, or lets it go on. */
  void signal(String signal) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("kill -" + signal + " " + name + " ended with " + code);
    }
  }

  /** Asks it to end; returns its exit code. */
  int stop(Duration patience) throws IOException, InterruptedException {
    process.outputWriter(StandardCharsets.UTF_8).close();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(name + " did not end within " + patience);
    }
    return process.exitValue();
  }
}
