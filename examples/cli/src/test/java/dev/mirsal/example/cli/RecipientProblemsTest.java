package dev.mirsal.example.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a recipients file is told with file, line and column, all of it at once. */
class RecipientProblemsTest {
  private final InputFiles files;

  RecipientProblemsTest(@TempDir Path directory) {
    files = InputFiles.in(directory);
    files.campaign(
        "{\"name\":\"n\",\"message\":\"m\",\"devices\":[\"d1\"],\"defaultRegion\":\"IL\"}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void everyProblemNamesFileLineAndColumn(String csv, String expected) {
    Console check = files.recipients(csv.replace(";;", "\n") + "\n").mirsal("check");

    assertThat(files.problems(check).lines()).containsExactly(expected.split(" ¶ "));
    assertThat(check.exit()).isEqualTo(2);
  }

  private static Stream<String[]> problems() {
    return TestTable.rows("recipient-problems.tsv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "run", "check"})
  void anEmptyFileIsRefused(String command) {
    Console console = files.recipients("").mirsal(command);

    assertThat(files.problems(console)).isEqualTo("recipients.csv: is empty");
    assertThat(console.exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"windows-1255, שלום", "windows-1256, مرحبا"})
  void anotherEncodingIsNamedWithItsLine(String charset, String name) {
    files.recipients("phone,name\n0500000001,a\n0500000002," + name, Charset.forName(charset));

    assertThat(files.problems(files.mirsal("check")))
        .isEqualTo(
            "recipients.csv:3: is not UTF-8 text (Windows-1255 or Windows-1256?);"
                + " save it as UTF-8");
  }

  @Test
  void utf16IsNamed() {
    files.recipients("\uFEFFphone,name\n0500000001,a\n", UTF_16LE);

    assertThat(files.problems(files.mirsal("check")))
        .isEqualTo("recipients.csv:1: is UTF-16 text; save it as UTF-8");
  }

  @Test
  void aTextThatIsCutInTheMiddleOfACharacterIsNamed() {
    byte[] whole = "phone,name\n0500000001,שלום".getBytes(UTF_8);
    files.recipients(java.util.Arrays.copyOf(whole, whole.length - 1));

    assertThat(files.problems(files.mirsal("check"))).startsWith("recipients.csv:2: is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "%PDF-1.7\n\0\u0001\u0002", "a\0b"})
  void aBinaryFileIsRefused(String content) {
    Console check = files.recipients(content, Charset.forName("ISO-8859-1")).mirsal("check");

    assertThat(files.problems(check)).endsWith("is a binary file, not text").hasLineCount(1);
    assertThat(check.exit()).isEqualTo(2);
  }

  @Test
  void anOldWorkbookIsNamed() {
    files.recipients(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});

    assertThat(files.problems(files.mirsal("check")))
        .isEqualTo(
            "recipients.csv: is an old Excel workbook (.xls); save it as .xlsx or CSV UTF-8");
  }

  @Test
  void aZipFileThatIsNoWorkbookIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("hello".getBytes(UTF_8));
    }

    Console check = files.recipients(bytes.toByteArray()).mirsal("check");

    assertThat(files.problems(check))
        .startsWith("recipients.csv: is a zip file, but not an Excel workbook")
        .hasLineCount(1);
    assertThat(check.exit()).isEqualTo(2);
  }

  @Test
  void aSingleLineOfTwentyMegabytesIsRefused() {
    Console check = files.recipients("x,".repeat(10_000_000)).mirsal("check");

    assertThat(files.problems(check))
        .isEqualTo("recipients.csv:1: the line is longer than 1000000 characters");
    assertThat(check.exit()).isEqualTo(2);
  }

  @Test
  void aQuoteThatIsNeverClosedIsRefusedWithoutHoldingTheFile() {
    Console check =
        files
            .recipients("phone,name\n0500000001,\"Dana\n" + "0500000002,x\n".repeat(200_000))
            .mirsal("check");

    assertThat(files.problems(check)).startsWith("recipients.csv:2: is not CSV: ").hasLineCount(1);
  }

  @Test
  void aBlankVariableNamesRowAndVariable() {
    files.campaign(
        """
        {"name":"n", "message":"m", "variations":["{name} of {city}", "{name|friend}"],
         "devices":["d1"]}
        """);
    files.recipients("phone,name,city\n+972500000001,Dana,\n+972500000002,,Haifa\n");

    Console check = files.mirsal("check");

    assertThat(files.problems(check).lines())
        .containsExactly(
            "recipients.csv:2: city: is blank, and the message needs {city}",
            "recipients.csv:3: name: is blank, and the message needs {name}");
    assertThat(check.exit()).isEqualTo(2);
  }

  @Test
  void aVariableWithoutColumnIsToldOnce() {
    files.campaign("{\"name\":\"n\", \"message\":\"{name} {city} {phone}\", \"devices\":[\"d\"]}");
    files.recipients("phone,town\n+972500000001,Haifa\n+972500000002,\n");

    Console check = files.mirsal("check");

    assertThat(files.problems(check).lines())
        .containsExactly(
            "recipients.csv:1: city: no such column, and the message needs {city}",
            "recipients.csv:1: name: no such column, and the message needs {name}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "keep"})
  void aBlankVariableIsNoProblemIfTheCampaignSaysSo(String policy) {
    files.campaign(
        "{\"name\":\"n\", \"message\":\"{city}\", \"devices\":[\"d\"], \"missingVariable\":\""
            + policy
            + "\"}");

    assertThat(files.mirsal("check").exit()).isZero();
  }

  @Test
  void aCleanListIsPraised() {
    Console check = files.mirsal("check");

    assertThat(check.outLines())
        .containsExactly(
            "campaign    n, devices d1", "recipients  1 with a valid number", "problems    none");
    assertThat(check.err()).isEmpty();
    assertThat(check.exit()).isZero();
  }

  @Test
  void aLineOfTheSuppressionListThatIsNoNumberStopsEverything(@TempDir Path directory)
      throws Exception {
    Path list = java.nio.file.Files.writeString(directory.resolve("stop.txt"), "# no\n\n050\n");

    Console run = files.mirsal("run", "--suppress", list, "--clock", "virtual");

    assertThat(run.err()).isEqualTo(list + ":3: '050' is not a valid phone number\n");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }
}
