package dev.mirsal.example.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A race is only fair between those who do the same. */
class SameAnswersTest {
  @ParameterizedTest
  @EnumSource
  void everySchedulerGivesTheSameTimesAllSpring(Scheduler scheduler) {
    for (String zone : Ratios.ZONES) {
      ZoneId zoneId = ZoneId.of(zone);
      Instant start = NextTimeBenchmark.FIRST_DAY.atStartOfDay(zoneId).toInstant();
      long[] times = new long[NextTimeBenchmark.COUNT];
      long[] expected = new long[NextTimeBenchmark.COUNT];

      scheduler.prepare(MinutesOfTheDay.WORKING_HOURS, zoneId).fill(times, start);

      Scheduler.BY_HAND.prepare(MinutesOfTheDay.WORKING_HOURS, zoneId).fill(expected, start);
      assertThat(times).as(zone).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyEngineRendersTheSameText(Templates engine) {
    assertThat(engine.compile().get())
        .isEqualTo(
            "Hello Dana Cohen, your order A-10237 of ₪149.90 is ready."
                + " Pick it up at Haifa until 18:00!");
  }
}
