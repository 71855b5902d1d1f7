package dev.mirsal.example.cli.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.example.cli.TestTable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhoneNumbersTest {
  @ParameterizedTest(name = "{0} in {1} is {2}")
  @MethodSource("phones")
  void everySpellingOfANumberIsBroughtToOne(String cell, String region, String expected) {
    assertThat(word(new PhoneNumbers(region).parse(cell))).isEqualTo(expected);
  }

  private static Stream<String[]> phones() {
    return TestTable.rows("phones.tsv");
  }

  private static String word(long phone) {
    if (phone == PhoneNumbers.ROUNDED) {
      return "rounded";
    }
    return phone == PhoneNumbers.INVALID ? "invalid" : Long.toString(phone);
  }
}
