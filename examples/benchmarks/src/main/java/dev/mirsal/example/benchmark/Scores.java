package dev.mirsal.example.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The processor time that JMH and {@link CpuTime} measured, each benchmark by its median over all
 * iterations of all forks.
 */
final class Scores {
  private final Map<String, Double> nanoseconds;

  private Scores(Map<String, Double> nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /**
   * Reads a file that JMH wrote with {@code -rf json}.
   *
   * @throws IOException if it cannot be read, or is no such file
   */
  static Scores read(Path json) throws IOException {
    Map<String, Double> scores = new HashMap<>();
    for (JsonNode run : new ObjectMapper().readTree(json.toFile())) {
      JsonNode cpu = run.path("secondaryMetrics").path(CpuTime.LABEL);
      if (cpu.isMissingNode()) {
        throw new IOException(json + ": measured without -prof " + CpuTime.class.getName());
      }
      scores.put(name(run), median(cpu.required("rawData")));
    }
    return new Scores(scores);
  }

  /**
   * Returns the nanoseconds of a benchmark.
   *
   * @param name class and method, then the parameters in the order of their names: {@code
   *     TemplateBenchmark.render[PEBBLE]}
   * @throws IllegalArgumentException if it was not run
   */
  double of(String name) {
    Double score = nanoseconds.get(name);
    if (score == null) {
      throw new IllegalArgumentException(
          name + " was not run, only " + new TreeMap<>(nanoseconds).keySet());
    }
    return score;
  }

  private static String name(JsonNode run) {
    String benchmark = run.required("benchmark").asText();
    int method = benchmark.lastIndexOf('.');
    String name = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    Map<String, String> parameters = new TreeMap<>();
    run.path("params").properties().forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
    return parameters.isEmpty() ? name : name + "[" + String.join(",", parameters.values()) + "]";
  }

  private static double median(JsonNode forks) {
    double[] sorted =
        StreamSupport.stream(forks.spliterator(), false)
            .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
            .mapToDouble(JsonNode::asDouble)
            .sorted()
            .toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
