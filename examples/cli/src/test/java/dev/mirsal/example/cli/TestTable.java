package dev.mirsal.example.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Cases kept as tab-separated lines; lines that start with # tell what they are. */
public final class TestTable {
  private TestTable() {}

  /** Returns the cells of each case. */
  public static Stream<String[]> rows(String resource) {
    try (InputStream in =
        Objects.requireNonNull(TestTable.class.getResourceAsStream("/" + resource), resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1));
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
