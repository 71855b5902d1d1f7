package dev.mirsal.example.cli.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecipientsTest {
  private final Path directory;
  private final List<Problem> problems = new ArrayList<>();

  CsvRecipientsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone,name,city\n0500000001,Dana,Haifa\n",
        "phone;name;city\n0500000001;Dana;Haifa\n",
        "phone\tname\tcity\n0500000001\tDana\tHaifa\n",
        "\uFEFFphone,name,city\r\n0500000001,Dana,Haifa\r\n",
        "\uFEFF\"phone\";\"name\";\"city\"\r\"0500000001\";\"Dana\";\"Haifa\"",
        "\n\n\"phone\",\"name\",\"city\"\n\n 0500000001 , Dana , Haifa \n,,\n\n",
        "\"phone\",name,\"city\",\"a;b;c;d\"\n0500000001,Dana,Haifa,\n",
      })
  void separatorsQuotesMarksAndLineEndsDoNotMatter(String csv) {
    ListedRecipient row = rows(csv).get(0);

    assertThat(row.phone()).isEqualTo("972500000001");
    assertThat(row.name()).isEqualTo("Dana");
    assertThat(row.variables()).containsEntry("city", "Haifa");
    assertThat(problems).isEmpty();
  }

  @Test
  void everyColumnIsAVariableUnderItsOwnHeading() {
    assertThat(rows("מספר נייד,שם לקוח,Branch Office,\n0500000001,דנה,חיפה,x\n").get(0).variables())
        .isEqualTo(Map.of("מספר נייד", "972500000001", "שם לקוח", "דנה", "Branch Office", "חיפה"));
  }

  @Test
  void theMoreTellingHeadingIsTaken() {
    ListedRecipient row =
        rows("number,first name,mobile,name\n7,Dana,0500000001,Dana Cohen\n").get(0);

    assertThat(row.phone()).isEqualTo("972500000001");
    assertThat(row.name()).isEqualTo("Dana Cohen");
  }

  @Test
  void columnsCanBeNamed() {
    List<ListedRecipient> rows =
        rows(source("phone,ext,nick\n12,0500000001,Dana\n", "EXT", "nick"));

    assertThat(rows)
        .extracting(ListedRecipient::phone, ListedRecipient::name)
        .containsExactly(tuple("972500000001", "Dana"));
  }

  @Test
  void rowsThatEndEarlyHaveBlankCells() {
    assertThat(rows("phone,name,city\n0500000001\n").get(0).variables())
        .isEqualTo(Map.of("phone", "972500000001"));
  }

  @Test
  void anOptOutInAnyRowOfANumberWins() {
    List<ListedRecipient> rows =
        rows("phone,optOut\n0500000001,\n0500000002,no\n0500000001,yes\n0500000003,כן\n");

    assertThat(rows)
        .extracting(ListedRecipient::phone, ListedRecipient::skip)
        .containsExactly(
            tuple("972500000001", "opted out"),
            tuple("972500000002", null),
            tuple("972500000003", "opted out"));
  }

  @Test
  void anOptOutThatCannotBeReadHoldsForEveryRowOfItsNumber() {
    assertThat(rows("phone,optOut\n0500000001,\n0500000001,2026-01-02\n"))
        .extracting(ListedRecipient::skip)
        .containsExactly("opted out");
  }

  @Test
  void suppressedNumbersAreSkippedWhateverTheirSpelling() throws IOException {
    Path list = Files.writeString(directory.resolve("stop.txt"), "# asked us\n+972 50-000-0002\n");
    Suppressions suppressions = Suppressions.read(new InputFile(list), "IL", problems::add);
    InputFile file = file("phone\n0500000001\n٠٥٠٠٠٠٠٠٠٢\n");

    assertThat(rows(new RecipientSource(file, null, null, "IL", suppressions)))
        .extracting(ListedRecipient::skip)
        .containsExactly(null, "on the suppression list");
  }

  private List<ListedRecipient> rows(String csv) {
    return rows(source(csv, null, null));
  }

  private List<ListedRecipient> rows(RecipientSource source) {
    List<ListedRecipient> rows = new ArrayList<>();
    Audience.read(source, List.of(), problems::add).forEach(rows::add);
    return rows;
  }

  private RecipientSource source(String csv, @Nullable String phone, @Nullable String name) {
    return new RecipientSource(file(csv), phone, name, "IL", Suppressions.none());
  }

  private InputFile file(String csv) {
    try {
      return new InputFile(Files.writeString(directory.resolve("list.csv"), csv));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
