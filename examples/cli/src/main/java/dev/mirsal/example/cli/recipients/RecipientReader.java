package dev.mirsal.example.cli.recipients;

import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import dev.mirsal.example.cli.recipients.Rows.Row;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streams a recipients file: rows with invalid or repeated numbers are reported and left out, the
 * others are handed out in the file's order. Holds the numbers, not the texts.
 */
public final class RecipientReader implements AutoCloseable {
  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x", "כן", "نعم");
  private static final Set<String> NO = Set.of("", "false", "no", "n", "0", "לא", "لا");

  private final InputFile file;
  private final Rows rows;
  private final long headingLine;
  private final Columns columns;
  private final PhoneNumbers numbers;
  private final Suppressions suppressions;
  private final Problems problems;
  private final Repeats repeats;

  private RecipientReader(
      InputFile file,
      Rows rows,
      long headingLine,
      Columns columns,
      PhoneNumbers numbers,
      Suppressions suppressions,
      Repeats repeats,
      Problems problems) {
    this.file = file;
    this.rows = rows;
    this.headingLine = headingLine;
    this.columns = columns;
    this.numbers = numbers;
    this.suppressions = suppressions;
    this.repeats = repeats;
    this.problems = problems;
  }

  /**
   * Opens a file and reads its heading.
   *
   * @param repeats tells which numbers came before
   * @throws InputException if the file cannot be read, or has no phone column
   */
  public static RecipientReader open(RecipientSource source, Repeats repeats, Problems problems) {
    InputFile file = source.file();
    Rows rows = Rows.open(file);
    try {
      Row heading = rows.next();
      if (heading == null) {
        throw file.problem("holds no rows, not even a heading");
      }
      Columns columns = Columns.find(file, heading, source.phoneColumn(), source.nameColumn());
      PhoneNumbers numbers = new PhoneNumbers(source.region());
      return new RecipientReader(
          file, rows, heading.line(), columns, numbers, source.suppressions(), repeats, problems);
    } catch (InputException e) {
      rows.close();
      throw e;
    }
  }

  /** Returns the line of the heading. */
  long headingLine() {
    return headingLine;
  }

  /** Returns the headings that are not blank. */
  List<String> variables() {
    return columns.headings().stream().filter(heading -> !heading.isEmpty()).toList();
  }

  /** Tells whether there is a column of names. */
  boolean named() {
    return columns.name() >= 0;
  }

  /**
   * Returns the next good row, or null after the last.
   *
   * @throws InputException if the file cannot be read on
   */
  public @Nullable ListedRecipient next() {
    for (Row row = rows.next(); row != null; row = rows.next()) {
      ListedRecipient recipient = recipient(row);
      if (recipient != null) {
        return recipient;
      }
    }
    return null;
  }

  private @Nullable ListedRecipient recipient(Row row) {
    String surplus = columns.surplus(row);
    if (surplus != null) {
      String text = Problem.quote(surplus) + " stands beyond the last column; left out";
      problems.report(Problem.at(file.name(), row.line(), text));
      return null;
    }
    long phone = numbers.parse(row.cell(columns.phone()));
    if (phone < 0) {
      report(row, columns.phone(), invalid(row.cell(columns.phone()), phone));
      return null;
    }
    boolean understood = optOut(row, phone);
    return understood && isNew(row, phone) ? listed(row, phone) : null;
  }

  private ListedRecipient listed(Row row, long phone) {
    String digits = Long.toString(phone);
    String name = row.cell(columns.name());
    return new ListedRecipient(
        row.line(),
        digits,
        name.isEmpty() ? null : name,
        columns.variables(row, digits),
        suppressions.reason(phone));
  }

  private boolean isNew(Row row, long phone) {
    int first = repeats.firstLine(phone, (int) row.line());
    if (first != 0) {
      report(row, columns.phone(), phone + " stands in line " + first + " already; left out");
    }
    return first == 0;
  }

  private static String invalid(String text, long phone) {
    if (text.isEmpty()) {
      return "is blank; left out";
    }
    return phone == PhoneNumbers.ROUNDED
        ? Problem.quote(text) + " was rounded by a spreadsheet: format the column as text; left out"
        : Problem.quote(text) + " is not a valid phone number; left out";
  }

  /** Notes an opt-out; a mark that cannot be read may be one, and its row is left out. */
  private boolean optOut(Row row, long phone) {
    String mark = row.cell(columns.optOut()).toLowerCase(Locale.ROOT);
    if (NO.contains(mark)) {
      return true;
    }
    suppressions.optOut(phone);
    if (YES.contains(mark)) {
      return true;
    }
    report(row, columns.optOut(), Problem.quote(mark) + " is neither yes nor no; left out");
    return false;
  }

  private void report(Row row, int column, String text) {
    problems.report(new Problem(file.name(), row.line(), columns.headings().get(column), text));
  }

  @Override
  public void close() {
    rows.close();
  }
}
