package dev.mirsal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-PLAN-1, R-PLAN-7: uniform over both ends, and the same for the same seed. */
class DrawsTest {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  /** Lemire's method in whole numbers without overflow, as the definition to compare with. */
  private static long defined(long key, long index, long min, long max) {
    BigInteger span = BigInteger.valueOf(max - min + 1);
    BigInteger threshold = TWO_64.mod(span);
    long bits = mix(key + index * 0x9E3779B97F4A7C15L);
    BigInteger product = span.multiply(unsigned(bits));
    while (product.mod(TWO_64).compareTo(threshold) < 0) {
      bits = mix(bits + 0x9E3779B97F4A7C15L);
      product = span.multiply(unsigned(bits));
    }
    return min + product.shiftRight(64).longValueExact();
  }

  /** SplitMix64's finaliser (Steele, Lea, Flood 2014; constants of Stafford's mix 13). */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  @Property
  void aDrawIsWhatTheDefinitionSays(
      @ForAll long seed, @ForAll long stream, @ForAll long index, @ForAll int min, @ForAll int up) {
    long max = min + Math.abs((long) up);

    assertThat(Draws.between(seed, stream, index, min, max))
        .isBetween((long) min, max)
        .isEqualTo(defined(Draws.key(seed, stream), index, min, max))
        .isEqualTo(Draws.betweenKeyed(Draws.key(seed, stream), index, min, max));
  }

  @Property
  void aWideSpanIsDrawnWithoutBias(
      @ForAll long key, @ForAll long index, @ForAll @LongRange(min = 1L << 60) long wish) {
    // Up to a quarter of the draws are rejected here: the loop is taken often.
    long span = Math.min(wish, 1L << 62);

    assertThat(Draws.betweenKeyed(key, index, 0, span - 1))
        .isEqualTo(defined(key, index, 0, span - 1));
  }

  @Property
  void aKeyNamesSeedAndStream(@ForAll long seed, @ForAll long stream, @ForAll long index) {
    assertThat(Draws.key(seed, stream)).isEqualTo(mix(mix(seed + 0x9E3779B97F4A7C15L) ^ stream));
    assertThat(Draws.bits(seed, stream, index))
        .isEqualTo(mix(Draws.key(seed, stream) + index * 0x9E3779B97F4A7C15L));
  }

  @ParameterizedTest(name = "seed {0}, stream {1}, index {2}")
  @CsvSource({
    // seed, stream, index, bits, a draw from 10 to 60
    "0,  '',    0,  7081529465624673171, 29",
    "42, 'd1',  0, -8378543667913874755, 37",
    "42, 'd1',  7, -6704917199896399088, 42",
    "-1, 'שם', 29,   -38020332942754718, 60",
  })
  void theSameArgumentsGiveTheSameDrawInEveryVersion(
      long seed, String stream, long index, long bits, long draw) {
    assertThat(Draws.bits(seed, Draws.stream(stream), index)).isEqualTo(bits);
    assertThat(Draws.between(seed, Draws.stream(stream), index, 10, 60)).isEqualTo(draw);
  }

  @Test
  void everyValueComesUpAboutEquallyOften() {
    long[] seen = new long[6];
    LongStream.range(0, 60_000).forEach(i -> seen[(int) Draws.between(1, 2, i, 0, 5)]++);

    assertThat(LongStream.of(seen).boxed()).allMatch(count -> count > 9_700 && count < 10_300);
  }

  @Test
  void bothEndsAreDrawnAndOneValueNeedsNoLuck() {
    assertThat(LongStream.range(0, 50).map(i -> Draws.between(5, 6, i, -1, 0)).boxed())
        .containsOnly(-1L, 0L);
    assertThat(Draws.between(5, 6, 7, Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "0, 4611686018427387904",
    "-9223372036854775808, 9223372036854775807",
    "-9223372036854775808, 0"
  })
  void aSpanThatIsEmptyOrTooWideIsRefused(long min, long max) {
    assertThatThrownBy(() -> Draws.between(0, 0, 0, min, max))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(max + "")
        .hasMessageContaining(min + "");
  }

  @Test
  void theWidestSpanIsTwoToThe62() {
    assertThat(Draws.between(0, 0, 0, 1, 1L << 62)).isBetween(1L, 1L << 62);
  }
}
