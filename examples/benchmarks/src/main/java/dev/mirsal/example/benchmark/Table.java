package dev.mirsal.example.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  private Table() {}

  static Table of(String... titles) {
    Table table = new Table().row(titles);
    return table.row(IntStream.range(0, titles.length).mapToObj(i -> "---").toArray(String[]::new));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(
            cells ->
                "|"
                    + cells.stream()
                        .map(c -> c.equals("---") ? c : " " + c + " ")
                        .collect(Collectors.joining("|"))
                    + "|\n")
        .collect(Collectors.joining());
  }
}
