package dev.mirsal.example.cli.recipients;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, separated by comma, semicolon or tab. */
final class CsvRows implements Rows {
  private static final String SEPARATORS = ",;\t";
  private static final int LONGEST_RECORD = 1 << 20;

  private static final Pattern RECORD = Pattern.compile("record starting at line (\\d+)");

  private final InputFile file;
  private final CloseableIterator<CsvRecord> records;
  private long line = 1;

  private CsvRows(InputFile file, CloseableIterator<CsvRecord> records) {
    this.file = file;
    this.records = records;
  }

  static CsvRows open(InputFile file) {
    char separator = separator(file);
    return new CsvRows(
        file,
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(LONGEST_RECORD)
            .ofCsvRecord(file.openText())
            .iterator());
  }

  @Override
  public @Nullable Row next() {
    try {
      while (records.hasNext()) {
        CsvRecord record = records.next();
        line = record.getStartingLineNumber();
        if (!record.getFields().stream().allMatch(String::isBlank)) {
          return new Row(line, record.getFields());
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw file.unreadable(new IOException(e.getMessage(), e));
    }
  }

  private InputException unreadable(CsvParseException e) {
    if (e.getCause() instanceof InputException deeper) {
      return deeper;
    }
    // FastCSV gives up on one record only: where a quote is never closed, or is after 1 MiB
    Matcher record = RECORD.matcher(String.valueOf(e.getMessage()));
    long start = record.find() ? Long.parseLong(record.group(1)) : line;
    String text = "is not CSV: a quote that is opened here is never closed";
    return new InputException(Problem.at(file.name(), start, text), e);
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Returns the separator that the heading row uses most, quoted parts aside. */
  private static char separator(InputFile file) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean blank = true;
    try (Reader text = new BufferedReader(file.openText())) {
      for (int c = text.read(); c >= 0 && (blank || quoted || !isLineEnd(c)); c = text.read()) {
        quoted ^= c == '"';
        blank &= Character.isWhitespace(c);
        int separator = SEPARATORS.indexOf(c);
        if (separator >= 0 && !quoted) {
          counts[separator]++;
        }
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return SEPARATORS.charAt(most);
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }
}
