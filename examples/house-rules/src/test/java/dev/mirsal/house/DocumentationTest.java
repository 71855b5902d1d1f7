package dev.mirsal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentationTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everythingPublicHasAComment(PublishedModule module) throws IOException {
    assertThat(Undocumented.under(module.sources())).isEmpty();
  }

  @Test
  void whatIsPublicAndUncommentedIsFound() throws IOException {
    file(
        "Sample.java",
        """
        /** Fine. */
        public class Sample implements Runnable {
          public static final int FIELD = 1;
          int hidden;
          public Sample() {}
          @Override public void run() {}
          protected void go() {}
          void stay() {}
          public record Pair(int a) {}
          private static class Inner { public void quiet() {} }
          /** Fine. */
          public interface Port { int ask(); }
          /** Fine. */
          public enum Kind { ONE }
        }
        """);

    assertThat(Undocumented.under(folder))
        .containsExactlyInAnyOrder(
            "Sample.java: FIELD",
            "Sample.java: <init>",
            "Sample.java: go",
            "Sample.java: Pair",
            "Sample.java: ask",
            "Sample.java: ONE");
  }

  @Test
  void javaCodeInDocumentsComesFromACompiledExample() throws IOException {
    assertThat(CodeBlocks.problemsUnder(Repository.root())).isEmpty();
  }

  @Test
  void aBlockThatIsTheRegionIsFine() throws IOException {
    example();
    file(
        "README.md",
        """
        <!-- from: examples/a/src/main/java/Foo.java#main -->

        ```java
        int a = 1;

          int b = 2;
        ```
        ```sh
        mvn verify
        ```
        """);

    assertThat(CodeBlocks.problemsUnder(folder)).isEmpty();
  }

  @Test
  void aBlockThatIsNotTheRegionIsNamed() throws IOException {
    example();
    file("README.md", block("examples/a/src/main/java/Foo.java#main", "int a = 2;"));
    file("docs/no-region.md", block("examples/a/src/main/java/Foo.java#other", "int a = 1;"));
    file("docs/no-file.md", block("examples/a/src/main/java/Bar.java#main", "int a = 1;"));
    file("docs/not-compiled.md", block("docs/Foo.java#main", "int a = 1;"));
    file("docs/no-origin.md", "```java\nint a = 1;\n```\n");

    List<String> problems = CodeBlocks.problemsUnder(folder);

    assertThat(problems).hasSize(5);
    assertThat(problems)
        .anySatisfy(p -> assertThat(p).contains("README.md:2", "differs"))
        .anySatisfy(p -> assertThat(p).contains("no-region.md:2", "no region 'other'"))
        .anySatisfy(p -> assertThat(p).contains("no-file.md:2", "no file"))
        .anySatisfy(p -> assertThat(p).contains("not-compiled.md:2", "not compiled"))
        .anySatisfy(p -> assertThat(p).contains("no-origin.md:1", "<!-- from:"));
  }

  private void example() throws IOException {
    file(
        "examples/a/src/main/java/Foo.java",
        """
        class Foo {
          void main() {
            // region main
            int a = 1;

              int b = 2;
            // endregion
          }
        }
        """);
  }

  private static String block(String origin, String code) {
    return "<!-- from: " + origin + " -->\n```java\n" + code + "\n```\n";
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
