package dev.mirsal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change of the public API is a diff of docs/api that somebody reviews. */
class PublicApiTest {
  private static final String UPDATE =
      "mvn -q test -am -pl examples/house-rules -Dtest=PublicApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update";

  @ParameterizedTest
  @EnumSource
  void thePublicApiIsTheOneThatWasReviewed(PublishedModule module) throws IOException {
    Path golden = Repository.root().resolve("docs/api/" + module.shortName() + ".txt");
    List<String> actual = PublicApi.of(module.compiled());
    if (System.getProperty("api.update") != null) {
      write(golden, actual);
    }

    assertThat(difference(read(golden), actual))
        .as("%s differs from the code. If the change is meant: %s", golden.getFileName(), UPDATE)
        .isEmpty();
  }

  @Test
  void aDifferenceShowsWhatWentAndWhatCame() {
    assertThat(
            difference(List.of("class A", "  x", "class B"), List.of("class A", "class B", "  x")))
        .containsExactly("- x in class A", "+ x in class B");
  }

  @Test
  void theTextShowsWhatACallerSees() {
    assertThat(PublicApi.linesOf(Sample.class))
        .containsExactly(
            "protected abstract static sealed class dev.mirsal.house.PublicApiTest.Sample<T extends"
                + " Number & Comparable<T>> implements Runnable permits Only",
            "  public static final int LIMIT",
            "  protected new Sample(@Nullable String, T...)",
            "  @Deprecated public abstract java.util.List<? extends @Nullable T> list()",
            "  public static <E extends Exception> int[] fail(@Nullable E) throws E");
  }

  private static List<String> difference(List<String> reviewed, List<String> actual) {
    List<String> before = withTheirTypes(reviewed);
    List<String> after = withTheirTypes(actual);
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map("- "::concat),
            after.stream().filter(line -> !before.contains(line)).map("+ "::concat))
        .toList();
  }

  private static List<String> withTheirTypes(List<String> lines) {
    List<String> result = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      type = line.startsWith(" ") ? type : line;
      result.add(line.startsWith(" ") ? line.strip() + " in " + type : line);
    }
    return result;
  }

  private static List<String> read(Path golden) throws IOException {
    return Files.exists(golden) ? Files.readAllLines(golden) : List.of();
  }

  private static void write(Path golden, List<String> lines) throws IOException {
    Files.createDirectories(golden.getParent());
    Files.write(golden, lines);
  }

  /** What the text is tried on. */
  @SuppressWarnings({"unused", "InlineMeSuggester"})
  protected abstract static sealed class Sample<T extends Number & Comparable<T>>
      implements Runnable {
    public static final int LIMIT = 1;
    static final int HIDDEN = 2;

    @SafeVarargs
    protected Sample(@Nullable String name, T... values) {}

    @Deprecated
    public abstract List<? extends @Nullable T> list();

    public static <E extends Exception> int[] fail(@Nullable E reason) throws E {
      return new int[0];
    }

    @Override
    public String toString() {
      return "";
    }

    static final class Only extends Sample<Integer> {
      Only() {
        super(null);
      }

      @Override
      public List<Integer> list() {
        return List.of();
      }

      @Override
      public void run() {}
    }
  }
}
