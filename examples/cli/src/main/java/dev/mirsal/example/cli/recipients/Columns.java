package dev.mirsal.example.cli.recipients;

import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.recipients.Rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column of a recipients file is what; -1 for a column that is not there. */
record Columns(List<String> headings, int phone, int name, int optOut) {

  /**
   * Finds the columns.
   *
   * @param phone the heading of the phone column, or null to look for a usual one
   * @param name the heading of the name column, or null to look for a usual one
   * @throws InputException if a column that must be there is not, or a heading is given twice
   */
  static Columns find(InputFile file, Row row, @Nullable String phone, @Nullable String name) {
    List<String> headings = row.cells().stream().map(String::strip).toList();
    Map<String, Integer> byKey = byKey(file, row.line(), headings);
    int phoneColumn = phone == null ? usual(byKey, Headings.PHONE) : named(file, row, byKey, phone);
    if (phoneColumn < 0) {
      throw problem(
          file,
          row.line(),
          "phone",
          "no such column; found " + shown(headings) + "; name it with --phone-column");
    }
    int nameColumn = name == null ? usual(byKey, Headings.NAME) : named(file, row, byKey, name);
    return new Columns(headings, phoneColumn, nameColumn, usual(byKey, Headings.OPT_OUT));
  }

  /** Returns the values of a row by heading, without blank cells; the phone is normalised. */
  Map<String, String> variables(Row row, String normalisedPhone) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      String value = i == phone ? normalisedPhone : row.cell(i);
      if (!headings.get(i).isEmpty() && !value.isEmpty()) {
        variables.put(headings.get(i), value);
      }
    }
    return variables;
  }

  /** Returns the first cell beyond the last heading that is not blank, or null. */
  @Nullable String surplus(Row row) {
    for (int i = headings.size(); i < row.cells().size(); i++) {
      if (!row.cell(i).isEmpty()) {
        return row.cell(i);
      }
    }
    return null;
  }

  private static Map<String, Integer> byKey(InputFile file, long line, List<String> headings) {
    Map<String, Integer> byKey = new LinkedHashMap<>();
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      if (!heading.isEmpty() && seen.contains(heading)) {
        throw problem(file, line, heading, "two columns have this heading");
      }
      seen.add(heading);
      byKey.putIfAbsent(Headings.key(heading), i);
    }
    return byKey;
  }

  private static int usual(Map<String, Integer> byKey, List<String> keys) {
    return keys.stream().filter(byKey::containsKey).findFirst().map(byKey::get).orElse(-1);
  }

  private static int named(InputFile file, Row row, Map<String, Integer> byKey, String heading) {
    Integer column = byKey.get(Headings.key(heading));
    if (column == null) {
      throw problem(file, row.line(), heading, "no such column; found " + shown(row.cells()));
    }
    return column;
  }

  private static String shown(List<String> headings) {
    String all = String.join(", ", headings);
    return all.length() <= 200 ? all : Problem.quote(all);
  }

  private static InputException problem(InputFile file, long line, String field, String text) {
    return new InputException(new Problem(file.name(), line, field, text));
  }
}
