package dev.mirsal.example.benchmark;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PlanTable;
import dev.mirsal.campaign.plan.SendingRules;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.quartz.CronExpression;

/** Mirsal and its peers, each used in its own fastest way: parsed once, each time from the last. */
public enum Scheduler {
  /** The planner: a table of so many messages, read out. */
  MIRSAL("Mirsal"),
  /** What one writes by hand for a rule of whole days that no clock change touches. */
  BY_HAND("java.time by hand"),
  /** Quartz. */
  QUARTZ("Quartz 2.5.2"),
  /** cron-utils. */
  CRON_UTILS("cron-utils 9.2.1"),
  /** JobRunr. */
  JOBRUNR("JobRunr 8.7.0"),
  /** db-scheduler's list of times of the day. */
  DB_SCHEDULER_DAILY("db-scheduler 16.9.0 Daily"),
  /** db-scheduler's cron. */
  DB_SCHEDULER_CRON("db-scheduler 16.9.0 cron"),
  /** lib-recur. */
  LIB_RECUR("lib-recur 0.17.1");

  final String title;

  Scheduler(String title) {
    this.title = title;
  }

  Times prepare(MinutesOfTheDay rule, ZoneId zone) {
    return switch (this) {
      case MIRSAL -> mirsal(rule, zone);
      case BY_HAND -> byHand(rule, zone);
      case QUARTZ -> quartz(rule, zone);
      case CRON_UTILS -> cronUtils(rule, zone);
      case JOBRUNR -> jobRunr(rule, zone);
      case DB_SCHEDULER_DAILY -> dbSchedulerDaily(rule, zone);
      case DB_SCHEDULER_CRON -> dbSchedulerCron(rule, zone);
      case LIB_RECUR -> libRecur(rule, zone);
    };
  }

  boolean isPeer() {
    return this != MIRSAL && this != BY_HAND;
  }

  private static Times mirsal(MinutesOfTheDay rule, ZoneId zone) {
    SendingRules.Builder rules = SendingRules.builder().zone(zone).pauses();
    if (rule.isOnce()) {
      rules.delay(Duration.ZERO, Duration.ZERO).dailyLimit(1);
      rules.calendar(fromUntilMidnight(rule.first()));
    } else {
      rules.delay(Duration.ofMinutes(1), Duration.ofMinutes(1));
      rules.activeHours(rule.first(), rule.end());
    }
    CampaignPlanner planner = CampaignPlanner.of(rules.build(), List.of(Lane.of("lane")), 1);
    return (count, start) -> {
      PlanTable table = planner.plan(count, start).table();
      return i -> table.at(i).toEpochMilli();
    };
  }

  private static ActiveHours fromUntilMidnight(LocalTime time) {
    return time.equals(LocalTime.MIDNIGHT)
        ? ActiveHours.daily(time, LocalTime.NOON)
        : ActiveHours.daily(time, LocalTime.MIDNIGHT);
  }

  private static Times byHand(MinutesOfTheDay rule, ZoneId zone) {
    List<LocalTime> ofTheDay = rule.times();
    return (count, start) -> {
      long[] times = new long[count];
      LocalDate day = LocalDate.ofInstant(start, zone);
      for (int i = 0; i < count; day = day.plusDays(1)) {
        long time = ZonedDateTime.of(day, ofTheDay.get(0), zone).toInstant().toEpochMilli();
        for (int k = 0; k < ofTheDay.size() && i < count; k++) {
          times[i++] = time;
          time += 60_000;
        }
      }
      return i -> times[i];
    };
  }

  @SuppressWarnings("JavaUtilDate") // Quartz speaks nothing else
  private static Times quartz(MinutesOfTheDay rule, ZoneId zone) {
    CronExpression expression;
    try {
      expression = new CronExpression(rule.cron("?"));
    } catch (ParseException e) {
      throw new IllegalArgumentException(rule.toString(), e);
    }
    expression.setTimeZone(TimeZone.getTimeZone(zone));
    return (count, start) -> {
      long[] times = new long[count];
      Date time = Date.from(start);
      for (int i = 0; i < count; i++) {
        time = expression.getNextValidTimeAfter(time);
        times[i] = time.getTime();
      }
      return i -> times[i];
    };
  }

  private static Times cronUtils(MinutesOfTheDay rule, ZoneId zone) {
    CronParser parser =
        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
    ExecutionTime executions = ExecutionTime.forCron(parser.parse(rule.cron("?")));
    return (count, start) -> {
      long[] times = new long[count];
      ZonedDateTime time = start.atZone(zone);
      for (int i = 0; i < count; i++) {
        time = executions.nextExecution(time).orElseThrow();
        times[i] = time.toInstant().toEpochMilli();
      }
      return i -> times[i];
    };
  }

  private static Times jobRunr(MinutesOfTheDay rule, ZoneId zone) {
    var expression = new org.jobrunr.scheduling.cron.CronExpression(rule.cron("*"));
    return (count, start) -> {
      long[] times = new long[count];
      Instant time = start;
      for (int i = 0; i < count; i++) {
        time = expression.next(start, time, zone);
        times[i] = time.toEpochMilli();
      }
      return i -> times[i];
    };
  }

  private static Times dbSchedulerDaily(MinutesOfTheDay rule, ZoneId zone) {
    return dbScheduler(Schedules.daily(zone, rule.times().toArray(LocalTime[]::new)));
  }

  private static Times dbSchedulerCron(MinutesOfTheDay rule, ZoneId zone) {
    return dbScheduler(Schedules.cron(rule.cron("*"), zone));
  }

  private static Times dbScheduler(Schedule schedule) {
    return (count, start) -> {
      long[] times = new long[count];
      Instant time = start;
      for (int i = 0; i < count; i++) {
        time = schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(time));
        times[i] = time.toEpochMilli();
      }
      return i -> times[i];
    };
  }

  private static Times libRecur(MinutesOfTheDay rule, ZoneId zone) {
    RecurrenceRule recurrence;
    try {
      recurrence = new RecurrenceRule(rule.recurrenceRule());
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException(rule.toString(), e);
    }
    TimeZone timeZone = TimeZone.getTimeZone(zone);
    return (count, start) -> {
      long[] times = new long[count];
      RecurrenceRuleIterator iterator = recurrence.iterator(start.toEpochMilli(), timeZone);
      for (int i = 0; i < count; i++) {
        times[i] = iterator.nextMillis();
      }
      return i -> times[i];
    };
  }
}
