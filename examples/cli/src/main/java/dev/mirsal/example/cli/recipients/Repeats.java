package dev.mirsal.example.cli.recipients;

import java.util.BitSet;

/**
 * Which rows repeat a number. The first reading of a file looks, with every number in memory; later
 * ones know, with a bit a line.
 */
interface Repeats {

  /** Returns the line on which a row's number was first seen, or 0 if this row is the first. */
  int firstLine(long phone, int line);

  /** Returns the lines of repeating rows so far. */
  BitSet lines();

  /** Returns repeats for a first reading. */
  static Repeats look() {
    PhoneIndex seen = new PhoneIndex();
    BitSet lines = new BitSet();
    return new Repeats() {
      @Override
      public int firstLine(long phone, int line) {
        int first = seen.add(phone, line);
        lines.set(line, first != 0);
        return first;
      }

      @Override
      public BitSet lines() {
        return lines;
      }
    };
  }

  /** Returns repeats that are known from an earlier reading. */
  static Repeats known(BitSet lines) {
    return new Repeats() {
      @Override
      public int firstLine(long phone, int line) {
        return lines.get(line) ? line : 0;
      }

      @Override
      public BitSet lines() {
        return lines;
      }
    };
  }
}
