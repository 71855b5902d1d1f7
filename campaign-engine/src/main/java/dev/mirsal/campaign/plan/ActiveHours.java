package dev.mirsal.campaign.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A weekly schedule of wall-clock windows: several a day if wanted, other hours on other days. The
 * start of a window is included, its end is not. A window whose end is not after its start reaches
 * over midnight and belongs to the day on which it starts; an end of 00:00 means the end of the
 * day.
 *
 * <p>Daylight saving: an opening inside a gap opens at the gap's end, a closing inside a gap closes
 * at the transition; where a time comes twice, a window opens at the first and closes at the
 * second; that holds for an end of 00:00 too.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ActiveHours implements SendingCalendar {
  /** Days to look ahead: a week, and another for a week whose only window falls into a gap. */
  private static final int LOOK_AHEAD_DAYS = 15;

  private final Map<DayOfWeek, List<Window>> week;

  /** The first day to look at, from today: yesterday if one of its windows may still be open. */
  private final int firstDay;

  private ActiveHours(Map<DayOfWeek, List<Window>> week) {
    this.week = week;
    boolean overnight = week.values().stream().flatMap(List::stream).anyMatch(Window::isOvernight);
    this.firstDay = overnight ? -1 : 0;
  }

  /**
   * Returns hours that are the same every day.
   *
   * @param start the first minute, inclusive
   * @param end the end, exclusive; before {@code start} for a window over midnight
   * @throws IllegalArgumentException if start and end are equal
   */
  public static ActiveHours daily(LocalTime start, LocalTime end) {
    return builder().on(EnumSet.allOf(DayOfWeek.class), start, end).build();
  }

  /** Returns a builder without any window. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the windows, from Monday to Sunday, those of a day in the order in which they were
   * added. A {@linkplain #builder() builder} that is given them returns equal hours.
   */
  public List<Window> windows() {
    return week.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public Optional<Opening> next(Instant from, ZoneId zone) {
    LocalDate date = LocalDate.ofInstant(from, zone);
    for (int day = firstDay; day <= LOOK_AHEAD_DAYS; day++) {
      Optional<Opening> opening = earliestOf(date.plusDays(day), from, zone);
      if (opening.isPresent()) {
        return opening;
      }
    }
    return Optional.empty();
  }

  private Optional<Opening> earliestOf(LocalDate date, Instant from, ZoneId zone) {
    Opening earliest = null;
    for (Window window : week.getOrDefault(date.getDayOfWeek(), List.of())) {
      Opening opening = window.openingAfter(date, from, zone.getRules());
      if (opening != null && (earliest == null || opening.opensAt().isBefore(earliest.opensAt()))) {
        earliest = opening;
      }
    }
    return Optional.ofNullable(earliest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActiveHours that && week.equals(that.week);
  }

  @Override
  public int hashCode() {
    return week.hashCode();
  }

  @Override
  public String toString() {
    return "ActiveHours" + windows();
  }

  /** Collects windows. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);

    private Builder() {}

    /**
     * Adds a window on one day of the week. Windows may touch and overlap.
     *
     * @param day the day on which the window starts
     * @param start the first minute, inclusive
     * @param end the end, exclusive; before {@code start} for a window over midnight
     * @throws IllegalArgumentException if start and end are equal
     */
    public Builder on(DayOfWeek day, LocalTime start, LocalTime end) {
      return on(Set.of(day), start, end);
    }

    /**
     * Adds the same window on several days of the week.
     *
     * @throws IllegalArgumentException if start and end are equal, or no day is given
     */
    public Builder on(Collection<DayOfWeek> days, LocalTime start, LocalTime end) {
      if (days.isEmpty()) {
        throw new IllegalArgumentException("activeHours.days: is empty, name at least one day");
      }
      for (DayOfWeek day : days) {
        week.computeIfAbsent(day, key -> new ArrayList<>()).add(new Window(day, start, end));
      }
      return this;
    }

    /**
     * Returns the schedule.
     *
     * @throws IllegalArgumentException if it has no window
     */
    public ActiveHours build() {
      if (week.isEmpty()) {
        throw new IllegalArgumentException("activeHours: has no window, it would never open");
      }
      Map<DayOfWeek, List<Window>> copy = new EnumMap<>(DayOfWeek.class);
      week.forEach((day, windows) -> copy.put(day, List.copyOf(windows)));
      return new ActiveHours(copy);
    }
  }

  /**
   * A window that opens once a week.
   *
   * @param day the day on which it starts
   * @param start the first minute, inclusive
   * @param end the end, exclusive; before {@code start} for a window over midnight
   * @since 0.1
   */
  public record Window(DayOfWeek day, LocalTime start, LocalTime end) {
    /**
     * Creates a window.
     *
     * @throws IllegalArgumentException if start and end are equal
     */
    public Window {
      Objects.requireNonNull(day, "day");
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(end, "end");
      if (start.equals(end)) {
        throw new IllegalArgumentException(
            "activeHours: start and end are both " + start + ", they must differ");
      }
    }

    /**
     * The part of this window of a date that lies at or after an instant, or null if it is over.
     */
    @Nullable Opening openingAfter(LocalDate date, Instant from, ZoneRules rules) {
      LocalDate endDate = isOvernight() ? date.plusDays(1) : date;
      Instant closes = WallClock.last(endDate.atTime(end), rules);
      if (!from.isBefore(closes)) {
        return null;
      }
      Instant opens = WallClock.first(date.atTime(start), rules);
      Instant at = opens.isBefore(from) ? from : opens;
      return at.isBefore(closes) ? new Opening(at, closes) : null;
    }

    boolean isOvernight() {
      return end.isBefore(start);
    }

    @Override
    public String toString() {
      return day + " " + start + "–" + end;
    }
  }
}
