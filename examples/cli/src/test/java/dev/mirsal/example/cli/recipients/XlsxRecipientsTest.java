package dev.mirsal.example.cli.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as Excel keeps them: numbers, dates and empty cells among the texts. */
class XlsxRecipientsTest {
  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  XlsxRecipientsTest(@TempDir Path directory) {
    file = directory.resolve("list.xlsx");
  }

  @Test
  void numbersDatesAndTruthsBecomeText() throws Exception {
    write(
        sheet -> {
          heading(sheet, "Phone", "שם", "since", "at", "amount", "paid", "share");
          sheet.value(1, 0, 972500000001L);
          sheet.value(1, 1, "דנה");
          sheet.value(1, 2, LocalDate.of(2026, 11, 23));
          sheet.style(1, 2).format("dd/mm/yyyy").set();
          sheet.value(1, 3, LocalDateTime.of(2026, 11, 23, 9, 30));
          sheet.style(1, 3).format("yyyy-mm-dd hh:mm").set();
          sheet.value(1, 4, 12.50);
          sheet.value(1, 5, true);
          sheet.value(1, 6, 1000);
          sheet.style(1, 6).format("#,##0 \"days\"").set();
        });

    ListedRecipient row = rows("IL").get(0);

    assertThat(row.phone()).isEqualTo("972500000001");
    assertThat(row.name()).isEqualTo("דנה");
    assertThat(row.variables())
        .containsAllEntriesOf(
            Map.of(
                "since", "2026-11-23",
                "at", "2026-11-23 09:30",
                "amount", "12.5",
                "share", "1000"));
    assertThat(row.variables().get("paid")).isEqualToIgnoringCase("true");
    assertThat(problems).isEmpty();
  }

  @Test
  void aNumberThatLostItsLeadingZeroIsReadByTheRegion() throws Exception {
    write(
        sheet -> {
          heading(sheet, "طلفون", "الهاتف");
          sheet.value(1, 1, 500000001);
        });

    assertThat(rows("IL")).extracting(ListedRecipient::phone).containsExactly("972500000001");
  }

  @Test
  void linesAreTheRowsThatExcelShows() throws Exception {
    write(
        sheet -> {
          heading(sheet, "phone");
          sheet.value(4, 0, "+972500000001");
          sheet.value(6, 0, "12");
          sheet.value(7, 0, "972500000001");
        });

    assertThat(rows("IL")).extracting(ListedRecipient::line).containsExactly(5L);
    assertThat(problems).extracting(Problem::line).containsExactly(7L, 8L);
  }

  @Test
  void anEmptyWorkbookIsRefused() throws Exception {
    write(sheet -> {});

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> rows("IL")))
        .hasMessage(file + ": holds no rows, not even a heading");
  }

  private static void heading(Worksheet sheet, String... headings) {
    for (int i = 0; i < headings.length; i++) {
      sheet.value(0, i, headings[i]);
    }
  }

  private void write(Consumer<Worksheet> content) throws Exception {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      content.accept(workbook.newWorksheet("first"));
    }
  }

  private List<ListedRecipient> rows(String region) {
    RecipientSource source =
        new RecipientSource(new InputFile(file), null, null, region, Suppressions.none());
    List<ListedRecipient> rows = new ArrayList<>();
    Audience.read(source, List.of(), problems::add).forEach(rows::add);
    return rows;
  }
}
