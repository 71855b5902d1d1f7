package dev.mirsal.example.benchmark.policy;

import dev.mirsal.policy.AudienceClass;
import dev.mirsal.policy.AudienceCounts;

/** Classifies so many contacts as they stream by, to be run in a small heap. */
final class StreamedAudience {
  private StreamedAudience() {}

  /** Takes the number of contacts; prints the size of each group, and the sum. */
  public static void main(String[] args) {
    AudienceCounts counts = Audiences.classify(Audiences.of(Long.parseLong(args[0])));
    for (AudienceClass group : AudienceClass.values()) {
      System.out.println(group.code() + ": " + counts.of(group));
    }
    System.out.println("total: " + counts.total());
  }
}
