package dev.mirsal.example.cli.recipients;

import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are never sent to: those of a file, and those that opted out in any row of the
 * recipients, so that a second reading knows of an opt-out that stands after the number's first
 * row.
 */
public final class Suppressions {
  private final PhoneIndex listed = new PhoneIndex();
  private final PhoneIndex optedOut = new PhoneIndex();

  private Suppressions() {}

  /** Returns suppressions without any number yet. */
  public static Suppressions none() {
    return new Suppressions();
  }

  /**
   * Reads a file of one number a line; blank lines and lines that start with # are passed over.
   *
   * @param region the country of numbers without country code, {@code ZZ} for none
   * @throws dev.mirsal.example.cli.input.InputException if the file cannot be read
   */
  public static Suppressions read(InputFile file, String region, Problems problems) {
    Suppressions suppressions = new Suppressions();
    PhoneNumbers numbers = new PhoneNumbers(region);
    int line = 0;
    try (BufferedReader lines = new BufferedReader(file.openText())) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank() && !text.startsWith("#")) {
          suppressions.add(numbers.parse(text.strip()), text, file, line, problems);
        }
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    return suppressions;
  }

  private void add(long phone, String text, InputFile file, int line, Problems problems) {
    if (phone < 0) {
      String problem = Problem.quote(text) + " is not a valid phone number";
      problems.report(Problem.at(file.name(), line, problem));
    } else {
      listed.add(phone, line);
    }
  }

  void optOut(long phone) {
    optedOut.add(phone, 1);
  }

  /** Returns why a number is not sent to, or null if it may be. */
  @Nullable String reason(long phone) {
    if (optedOut.contains(phone)) {
      return "opted out";
    }
    return listed.contains(phone) ? "on the suppression list" : null;
  }
}
