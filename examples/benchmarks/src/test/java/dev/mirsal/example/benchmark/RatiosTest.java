package dev.mirsal.example.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

class RatiosTest {
  @Test
  void theMedianIsOverAllIterationsOfAllForks(@TempDir Path folder) throws IOException {
    Scores scores =
        read(
            folder,
            """
            [{"benchmark": "a.b.PlanBenchmark.table",
              "secondaryMetrics": {"cpu": {"rawData": [[9.0, 1.0], [2.0, 3.0]]}}},
             {"benchmark": "a.b.NextTimeBenchmark.next",
              "params": {"zone": "Africa/Cairo", "scheduler": "QUARTZ"},
              "secondaryMetrics": {"cpu": {"rawData": [[7.0]]}}}]
            """);

    assertThat(scores.of("PlanBenchmark.table")).isEqualTo(2.5);
    assertThat(scores.of("NextTimeBenchmark.next[QUARTZ,Africa/Cairo]")).isEqualTo(7);
    assertThatThrownBy(() -> scores.of("PlanBenchmark.floor"))
        .hasMessageContaining("PlanBenchmark.floor was not run")
        .hasMessageContaining("PlanBenchmark.table");
  }

  @Test
  void aRunWithoutProcessorTimeIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder, "[{\"benchmark\": \"a.B.c\"}]"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("measured without -prof dev.mirsal.example.benchmark.CpuTime");
  }

  @Test
  @Tag("long")
  void everyBenchmarkRunsAndIsReported(@TempDir Path folder) throws Exception {
    Path json = folder.resolve("smoke.json");
    new Runner(
            new OptionsBuilder()
                .include("dev\\.mirsal\\.example\\.benchmark\\.")
                .param("size", "1000", "10000")
                .addProfiler(CpuTime.class)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50))
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString())
                .build())
        .run();

    String report = new Ratios(Scores.read(json), List.of(1000, 10_000)).toString();

    assertThat(report)
        .contains("### Targets", "Quartz 2.5.2", "jmustache 1.16", "| 10,000 |")
        .contains("verdict / if-chain, in window", "audience, 10,000 / 1,000 contacts")
        .contains("Quartz / engine", "10,000 / 10 campaigns at rest");
  }

  private static Scores read(Path folder, String json) throws IOException {
    return Scores.read(Files.writeString(folder.resolve("jmh.json"), json));
  }
}
