package dev.mirsal.connector.graph;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table of errors.
 *
 * @param code the first code it is about, as in {@code error.code}
 * @param lastCode the last code it is about, inclusive
 * @param subcode {@code error.error_subcode}, or 0 for the code with no or any other subcode
 * @param meaning what it means for the message
 * @param pause how long to wait if the answer does not tell, or null
 * @param says what it says, in our words
 */
record GraphError(
    int code, int lastCode, int subcode, Meaning meaning, @Nullable Duration pause, String says) {

  static GraphError row(int code, Meaning meaning, String says) {
    return row(code, 0, meaning, says);
  }

  static GraphError row(int code, int subcode, Meaning meaning, String says) {
    return new GraphError(code, code, subcode, meaning, null, says);
  }

  /** Returns an error of codes that mean the same, both ends inclusive. */
  static GraphError rows(int first, int last, Meaning meaning, String says) {
    return new GraphError(first, last, 0, meaning, null, says);
  }

  GraphError waiting(Duration duration) {
    return new GraphError(code, lastCode, subcode, meaning, duration, says);
  }

  boolean isAbout(int wantedCode, int wantedSubcode) {
    return wantedCode >= code && wantedCode <= lastCode && wantedSubcode == subcode;
  }
}
