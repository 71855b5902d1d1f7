package dev.mirsal.testkit.plan;

import java.util.function.Supplier;

/** What a property says; if it is not so, the test fails and tells what was found. */
final class Claim {
  private Claim() {}

  static void that(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise.get());
    }
  }

  static void same(Object expected, Object actual, Supplier<String> what) {
    that(
        expected.equals(actual),
        () -> what.get() + "\nexpected " + expected + "\nbut was  " + actual);
  }
}
