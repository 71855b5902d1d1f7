package dev.mirsal.example.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT59S, 59s",
    "PT1M, 1m",
    "PT90M, 1h 30m",
    "PT24H, 1d",
    "P2DT3H4M5S, 2d 3h 4m 5s"
  })
  void durationsLeaveOutWhatIsZero(Duration duration, String text) {
    assertThat(Durations.text(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "דנה, 3",
    "שָׁלוֹם, 4",
    "عمّان, 4",
    "日本, 4",
    "한국, 4",
    "カナ, 4",
    "😀, 2",
    "'\u200Fא\u200E', 1"
  })
  void widthsAreTheColumnsOnATerminal(String text, int width) {
    assertThat(Cells.width(text)).isEqualTo(width);
    assertThat(Cells.left(text, 6)).isEqualTo(text + " ".repeat(6 - width));
    assertThat(Cells.right(text, 6)).isEqualTo(" ".repeat(6 - width) + text);
  }

  @ParameterizedTest
  @CsvSource({"abcdefg", "日本日本"})
  void whatIsWiderThanItsColumnIsNotCut(String text) {
    assertThat(Cells.left(text, 3)).isEqualTo(text);
    assertThat(Cells.right(text, 3)).isEqualTo(text);
  }
}
