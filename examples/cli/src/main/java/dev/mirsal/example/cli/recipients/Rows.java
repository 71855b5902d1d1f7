package dev.mirsal.example.cli.recipients;

import dev.mirsal.example.cli.input.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table file, one after the other; the first is the heading. */
interface Rows extends AutoCloseable {

  /** A row that is not blank. */
  record Row(long line, List<String> cells) {
    /** Returns a cell without the white space around it; empty if the row is too short. */
    String cell(int column) {
      return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
    }
  }

  /** Returns the next row, or null after the last. */
  @Nullable Row next();

  @Override
  void close();

  /**
   * Opens a file, whose content and not its name says what it is.
   *
   * @throws dev.mirsal.example.cli.input.InputException if it is neither text nor a workbook
   */
  static Rows open(InputFile file) {
    return switch (signature(file)) {
      // PK: a zip, as every XLSX is
      case 0x504B0304 -> XlsxRows.open(file);
      case 0xD0CF11E0 ->
          throw file.problem("is an old Excel workbook (.xls); save it as .xlsx or CSV UTF-8");
      default -> CsvRows.open(file);
    };
  }

  private static int signature(InputFile file) {
    try (InputStream in = file.open()) {
      int signature = 0;
      for (byte b : in.readNBytes(4)) {
        signature = signature << 8 | (b & 0xFF);
      }
      return signature;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
