package dev.mirsal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** R-PLAN-1 and R-PLAN-7. */
class DrawsTest {
  @ParameterizedTest
  @CsvFileSource(resources = "draws.tsv", delimiter = '\t', numLinesToSkip = 1)
  void theSameArgumentsGiveTheSameDrawInEveryVersion(
      long seed, @Nullable String name, long index, long bits, long min, long max, long drawn) {
    long stream = Draws.stream(Objects.requireNonNullElse(name, ""));

    assertThat(Draws.bits(seed, stream, index)).isEqualTo(bits);
    assertThat(Draws.between(seed, stream, index, min, max)).isEqualTo(drawn);
    assertThat(Draws.betweenKeyed(Draws.key(seed, stream), index, min, max)).isEqualTo(drawn);
  }

  /** The first outputs for the seed 1234567 of the reference code, prng.di.unimi.it/splitmix64.c */
  @ParameterizedTest
  @CsvSource({"1, 6457827717110365317", "2, 3203168211198807973"})
  void theMixingIsThatOfSplitMix64(long index, long output) {
    assertThat(Draws.betweenKeyed(1234567, index, 0, (1L << 62) - 1)).isEqualTo(output >>> 2);
  }

  /** Chi-square against its 99.9 % quantile; with fixed seeds the outcome never changes. */
  @ParameterizedTest
  @CsvSource({
    "2, 10.83",
    "3, 13.82",
    "7, 22.46",
    "51, 86.66",
    "60, 98.32",
    "256, 330.52",
    "1000, 1142.85"
  })
  void everyNumberIsDrawnEquallyOften(int values, double quantile) {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(chiSquare(counts(seed, values, 10, 9L + values))).isLessThan(quantile);
    }
  }

  /** Here a quarter of the first draws would be biased, and is drawn again. */
  @Test
  void aHugeRangeIsDrawnEquallyOftenToo() {
    long third = 1L << 61;

    assertThat(chiSquare(counts(1, 3, 0, 3 * third - 1))).isLessThan(13.82);
  }

  private static long[] counts(long seed, int buckets, long min, long max) {
    long[] counts = new long[buckets];
    long width = (max - min + 1) / buckets;
    for (long i = 0; i < 1000L * buckets; i++) {
      counts[(int) ((Draws.between(seed, Draws.stream("d1"), i, min, max) - min) / width)]++;
    }
    return counts;
  }

  private static double chiSquare(long[] counts) {
    return Arrays.stream(counts).mapToDouble(c -> (c - 1000.0) * (c - 1000.0) / 1000.0).sum();
  }

  @Test
  void bothEndsAreDrawn() {
    long[] drawn = new long[1000];
    Arrays.setAll(drawn, i -> Draws.between(1, 2, i, 10, 12));

    assertThat(drawn).containsOnly(10, 11, 12);
  }

  @Test
  void streamsAndSeedsDrawIndependently() {
    assertThat(draws(1, "d1")).isEqualTo(draws(1, "d1"));
    assertThat(draws(1, "d1")).isNotEqualTo(draws(1, "d2")).isNotEqualTo(draws(2, "d1"));
    assertThat(Draws.stream("ab")).isNotEqualTo(Draws.stream("ba"));
  }

  private static long[] draws(long seed, String stream) {
    long[] drawn = new long[20];
    Arrays.setAll(drawn, i -> Draws.between(seed, Draws.stream(stream), i, 0, 9));
    return drawn;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "9223372036854775807, -9223372036854775808",
    "0, 9223372036854775807",
    "-1, 9223372036854775806",
    "-9223372036854775808, 9223372036854775807"
  })
  void aRangeThatIsNoneOrTooWideIsRefused(long min, long max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Draws.between(1, 2, 3, min, max))
        .withMessage(
            "draw: max %d, must be at least min %d and less than 2^63 - 1 above it", max, min);
  }
}
