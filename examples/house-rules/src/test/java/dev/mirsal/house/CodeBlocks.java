package dev.mirsal.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java code in Markdown files, compared with the compiled files it was taken from. A block says
 * where it is from in the line before it, {@code <!-- from: …/Foo.java#region -->}; the region
 * starts after {@code // region name} and ends before {@code // endregion}.
 */
final class CodeBlocks {
  private static final Pattern ORIGIN = Pattern.compile("<!-- from: ([^#\\s]+)#(\\S+) -->");
  private static final Pattern COMPILED =
      Pattern.compile("[\\w/-]+/src/(main|test)/java/.+\\.java");

  private CodeBlocks() {}

  static List<String> problemsUnder(Path root) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path document : documents(root)) {
      check(root, document, problems);
    }
    return problems;
  }

  private static List<Path> documents(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> isDocument(root.relativize(file).toString())).sorted().toList();
    }
  }

  private static boolean isDocument(String path) {
    return path.endsWith(".md") && !path.contains("target/") && !path.startsWith(".git/");
  }

  private static void check(Path root, Path document, List<String> problems) throws IOException {
    List<String> lines = Files.readAllLines(document);
    String origin = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("```")) {
        int end = endOfBlock(lines, i);
        if (line.equals("```java")) {
          String problem = compare(root, origin, lines.subList(i + 1, end));
          if (!problem.isEmpty()) {
            problems.add(root.relativize(document) + ":" + (i + 1) + ": " + problem);
          }
        }
        i = end;
      }
      origin = line.isEmpty() ? origin : line;
    }
  }

  private static int endOfBlock(List<String> lines, int start) {
    int end = start + 1;
    while (end < lines.size() && !lines.get(end).strip().equals("```")) {
      end++;
    }
    return end;
  }

  /** Returns what is wrong with a block, or nothing. */
  private static String compare(Path root, String origin, List<String> block) throws IOException {
    Matcher from = ORIGIN.matcher(origin);
    if (!from.matches()) {
      return "needs a line before it: <!-- from: …/Foo.java#region -->";
    }
    if (!COMPILED.matcher(from.group(1)).matches()) {
      return from.group(1) + " is not compiled";
    }
    Path file = root.resolve(from.group(1));
    if (!Files.exists(file)) {
      return "no file " + from.group(1);
    }
    List<String> lines = Files.readAllLines(file).stream().map(String::stripTrailing).toList();
    int start = indexOf(lines, "// region " + from.group(2), 0);
    int end = indexOf(lines, "// endregion", Math.max(start, 0));
    if (start < 0 || end < 0) {
      return "no region '" + from.group(2) + "' in " + from.group(1);
    }
    String code = String.join("\n", lines.subList(start + 1, end)).stripIndent();
    String shown = String.join("\n", block).stripIndent();
    return code.equals(shown) ? "" : "differs from " + origin + ", which says:\n" + code;
  }

  private static int indexOf(List<String> lines, String wanted, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
