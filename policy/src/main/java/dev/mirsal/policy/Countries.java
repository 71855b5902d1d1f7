package dev.mirsal.policy;

import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of countries that is cheap to look into: a bit for each code of two letters. */
final class Countries {
  private static final int LETTERS = 26;

  private final BitSet bits = new BitSet(LETTERS * LETTERS);

  Countries(Set<String> codes) {
    codes.forEach(code -> bits.set(number(code)));
  }

  boolean contain(@Nullable String code, boolean ifUnknown) {
    return code == null ? ifUnknown : bits.get(number(code));
  }

  private static int number(String code) {
    return (code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A';
  }

  /**
   * Returns the code.
   *
   * @throws IllegalArgumentException if it is not two capital letters
   */
  static String checked(String name, String code) {
    if (code.length() != 2 || !isCapital(code.charAt(0)) || !isCapital(code.charAt(1))) {
      throw new IllegalArgumentException(
          name + ": '" + code + "' is not a country code of two capital letters");
    }
    return code;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
