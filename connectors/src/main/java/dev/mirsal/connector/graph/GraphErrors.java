package dev.mirsal.connector.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one platform.
 *
 * @param rows no two about the same code and subcode, but for ranges, which come last
 */
record GraphErrors(List<GraphError> rows) {
  private static final int UNIQUE = 1_000_000;

  /**
   * Returns what an error means, or null if it is not listed. The subcode tells more than the code:
   * long ones are unique, and some are documented without the code they come with, so they are
   * looked up alone as well.
   */
  @Nullable GraphError find(int code, int subcode) {
    GraphError found = exactly(code, subcode);
    if (found == null && subcode >= UNIQUE) {
      found = exactly(subcode, 0);
    }
    return found == null ? exactly(code, 0) : found;
  }

  private @Nullable GraphError exactly(int code, int subcode) {
    for (GraphError row : rows) {
      if (row.isAbout(code, subcode)) {
        return row;
      }
    }
    return null;
  }
}
