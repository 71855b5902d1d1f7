package dev.mirsal.time;

/**
 * Counter-based randomness: draw number {@code index} of a stream is a pure function of (seed,
 * stream, index), so that draws can be repeated, resumed elsewhere, and asked for out of order.
 *
 * <p>The mixing is SplitMix64's finaliser over a key and a counter; it is not for cryptography. The
 * results are part of Mirsal's contract: the same arguments give the same draw in every version.
 *
 * @since 0.1
 */
public final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Draws() {}

  /**
   * Returns the number that identifies a named stream.
   *
   * @param name what the draws are for, such as a lane's name; any text
   * @return the stream's number
   */
  public static long stream(String name) {
    long hash = GOLDEN;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash ^ name.charAt(i));
    }
    return hash;
  }

  /**
   * Returns 64 evenly distributed bits.
   *
   * @param seed what makes one campaign's draws differ from another's
   * @param stream what the draw is for, see {@link #stream}
   * @param index the number of the draw in its stream; any
   * @return the bits
   */
  public static long bits(long seed, long stream, long index) {
    return mix(key(seed, stream) + index * GOLDEN);
  }

  /**
   * Returns a whole number, each value with the same probability.
   *
   * @param seed what makes one campaign's draws differ from another's
   * @param stream what the draw is for, see {@link #stream}
   * @param index the number of the draw in its stream; any
   * @param min the smallest result, inclusive
   * @param max the largest result, inclusive, at least {@code min} and less than 2<sup>63</sup> - 1
   *     above it
   * @return the drawn number
   * @throws IllegalArgumentException if max is less than min or too far above it
   */
  public static long between(long seed, long stream, long index, long min, long max) {
    return betweenKeyed(key(seed, stream), index, min, max);
  }

  /**
   * Returns the part of the computation that does not depend on the index, for callers that draw
   * often from one stream.
   *
   * @param seed what makes one campaign's draws differ from another's
   * @param stream what the draws are for, see {@link #stream}
   * @return the key for {@link #betweenKeyed}
   */
  public static long key(long seed, long stream) {
    return mix(mix(seed + GOLDEN) ^ stream);
  }

  /**
   * Returns the same as {@link #between} for a {@link #key}.
   *
   * @param key the key of seed and stream
   * @param index the number of the draw in its stream; any
   * @param min the smallest result, inclusive
   * @param max the largest result, inclusive, at least {@code min} and less than 2<sup>63</sup> - 1
   *     above it
   * @return the drawn number
   * @throws IllegalArgumentException if max is less than min or too far above it
   */
  public static long betweenKeyed(long key, long index, long min, long max) {
    long span = max - min + 1;
    if (max < min || span <= 0) {
      throw new IllegalArgumentException(
          "draw: max "
              + max
              + ", must be at least min "
              + min
              + " and less than 2^63 - 1 above it");
    }
    long bits = mix(key + index * GOLDEN);
    long low = bits * span;
    // Lemire's method: a product whose low half falls under the threshold would be biased.
    if (Long.compareUnsigned(low, span) < 0) {
      long threshold = Long.remainderUnsigned(-span, span);
      while (Long.compareUnsigned(low, threshold) < 0) {
        bits = mix(bits + GOLDEN);
        low = bits * span;
      }
    }
    return min + unsignedHigh(bits, span);
  }

  private static long unsignedHigh(long bits, long positive) {
    // multiplyHigh is signed: correct it for a first factor whose top bit is set.
    return Math.multiplyHigh(bits, positive) + ((bits >> 63) & positive);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
