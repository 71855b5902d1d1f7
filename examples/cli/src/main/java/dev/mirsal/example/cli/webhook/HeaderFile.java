package dev.mirsal.example.cli.webhook;

import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file with a request's headers, {@code Name: value} on each line. */
record HeaderFile(InputFile file) {

  /**
   * Returns the value of a header, or null if it is not there.
   *
   * @param name the header; upper and lower case do not matter
   * @throws InputException if the file cannot be read, or a line is no header
   */
  @Nullable String value(String name) {
    List<String> lines = lines();
    String value = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int colon = line.indexOf(':');
      if (colon <= 0 && !line.isBlank() && !isRequestLine(i, line)) {
        throw new InputException(
            Problem.at(file.name(), i + 1L, "is not a header such as 'Name: value'"));
      }
      if (value == null && colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
        value = line.substring(colon + 1).strip();
      }
    }
    return value;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file.path(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Tools that record requests put this line first. */
  private static boolean isRequestLine(int index, String line) {
    return index == 0 && line.contains(" HTTP/");
  }
}
