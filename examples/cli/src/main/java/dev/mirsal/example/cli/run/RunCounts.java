package dev.mirsal.example.cli.run;

import dev.mirsal.example.cli.report.ReportRow.Status;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many recipients ended how. */
public final class RunCounts {
  private final Map<Status, Long> counts = new EnumMap<>(Status.class);

  void count(Status status) {
    counts.merge(status, 1L, Long::sum);
  }

  /** Returns how many recipients are in a status. */
  public long of(Status status) {
    return counts.getOrDefault(status, 0L);
  }

  /** Returns all of them in a line: {@code sent 209, failed 1, pending 0, unknown 0, skipped 3}. */
  @Override
  public String toString() {
    return Arrays.stream(Status.values())
        .map(status -> status.word() + " " + of(status))
        .collect(Collectors.joining(", "));
  }
}
