package dev.mirsal.example.cli.report;

import org.jspecify.annotations.Nullable;

/** Cells that a spreadsheet shows as text instead of computing them. */
public final class SpreadsheetCells {
  /** The starts of formulas, in their usual and their full-width forms. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private SpreadsheetCells() {}

  /**
   * Returns a cell's text, with an apostrophe before what a spreadsheet would take as a formula.
   */
  public static String neutral(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
