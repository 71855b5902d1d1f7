package dev.mirsal.example.cli.recipients;

import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/** The rows of the first sheet of an Excel workbook; numbers and dates become plain text. */
final class XlsxRows implements Rows {
  private final InputFile file;
  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private long line = 1;

  private XlsxRows(
      InputFile file, ReadableWorkbook workbook, Stream<org.dhatim.fastexcel.reader.Row> stream) {
    this.file = file;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  static XlsxRows open(InputFile file) {
    try {
      ReadableWorkbook workbook =
          new ReadableWorkbook(file.path().toFile(), new ReadingOptions(true, true));
      return new XlsxRows(file, workbook, workbook.getFirstSheet().openStream());
    } catch (IOException | RuntimeException e) {
      throw notWorkbook(file, e);
    }
  }

  @Override
  public @Nullable Row next() {
    try {
      while (rows.hasNext()) {
        org.dhatim.fastexcel.reader.Row row = rows.next();
        line = row.getRowNum();
        List<String> cells = cells(row);
        if (!cells.stream().allMatch(String::isBlank)) {
          return new Row(line, cells);
        }
      }
      return null;
    } catch (ExcelReaderException e) {
      String text = "the sheet is damaged: " + e.getMessage();
      throw new InputException(Problem.at(file.name(), line, text), e);
    }
  }

  private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(XlsxRows::text).orElse(""));
    }
    return cells;
  }

  /** An error such as #N/A is no value: nobody wants it in a message. */
  private static String text(Cell cell) {
    if (cell.getType() == CellType.ERROR || cell.getText() == null) {
      return "";
    }
    if (cell.getValue() instanceof BigDecimal number) {
      return isDate(cell) ? date(cell.asDate()) : plain(number);
    }
    return cell.getText();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A number is a date if its format shows a day or an hour, outside quotes and brackets. */
  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    return cell.getType() == CellType.NUMBER
        && format != null
        && format
            .replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "")
            .chars()
            .anyMatch(c -> "ymdhs".indexOf(Character.toLowerCase(c)) >= 0);
  }

  private static String date(LocalDateTime date) {
    return date.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date.toLocalDate().toString()
        : date.toString().replace('T', ' ');
  }

  @Override
  public void close() {
    stream.close();
    try {
      workbook.close();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static InputException notWorkbook(InputFile file, Exception e) {
    String text = "is a zip file, but not an Excel workbook: " + e.getMessage();
    return new InputException(Problem.of(file.name(), text), e);
  }
}
