package dev.mirsal.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.Wait;
import dev.mirsal.campaign.plan.WaitReason;
import dev.mirsal.testkit.plan.ReferencePlanner.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** R-PLAN-1 to R-PLAN-7: an independent, slow planner agrees with the fast one. */
class ReferencePlannerTest {
  /** Fewer where each change of the code is tried: mutation tests. */
  private static final long CASES = Long.getLong("reference.cases", 100_000);

  @Test
  void the_fast_planner_agrees_with_the_slow_one() {
    List<String> differences =
        LongStream.range(0, CASES)
            .parallel()
            .mapToObj(ReferencePlannerTest::difference)
            .filter(difference -> !difference.isEmpty())
            .limit(3)
            .toList();

    assertThat(differences).isEmpty();
  }

  @Test
  void the_cases_run_into_every_rule_again_and_again() {
    var waits =
        LongStream.range(0, 2000)
            .mapToObj(ReferenceCase::numbered)
            .flatMap(given -> given.plan().messages().map(PlannedMessage::waits))
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(Wait::reason, Collectors.counting()));

    assertThat(waits).containsOnlyKeys(WaitReason.values());
    assertThat(waits.values()).allMatch(count -> count > 100);
  }

  private static String difference(long number) {
    ReferenceCase given = ReferenceCase.numbered(number);
    List<Step> fast = given.steps();
    List<Step> slow = ReferencePlanner.plan(given);
    return fast.equals(slow)
        ? ""
        : "case " + number + ": " + given + "\nplanned  " + fast + "\nexpected " + slow;
  }
}
