package dev.mirsal.example.cli.plan;

import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.WaitReason;
import java.io.PrintWriter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws the days of a plan, each when the first message of a later one arrives. */
final class SvgRows {
  private final PrintWriter out;
  private final SvgScale scale;
  private final SendingRules rules;
  private final ZoneId zone;
  private final List<String> lanes;
  private final List<Strip> strips = new ArrayList<>();
  private LocalDate day;
  private int y;
  private long count;

  SvgRows(
      PrintWriter out,
      SvgScale scale,
      SendingRules rules,
      List<String> lanes,
      LocalDate firstDay,
      int top) {
    this.out = out;
    this.scale = scale;
    this.rules = rules;
    this.zone = rules.zone();
    this.lanes = lanes;
    this.day = firstDay;
    this.y = top;
    lanes.forEach(lane -> strips.add(new Strip()));
  }

  /** What one lane does on one day, in columns of the drawing. */
  private static final class Strip {
    final BitSet messages = new BitSet();
    final List<int[]> pauses = new ArrayList<>();
    @Nullable Instant last;
  }

  void add(PlannedMessage message) {
    LocalDate date = LocalDate.ofInstant(message.at(), zone);
    while (day.isBefore(date)) {
      draw();
      day = day.plusDays(1);
      y += scale.rowHeight();
    }
    Strip strip = strips.get(lanes.indexOf(message.lane()));
    int x = x(message.at());
    if (strip.last != null && isAfterPause(message)) {
      strip.pauses.add(new int[] {x(strip.last), x});
    }
    strip.messages.set(x);
    strip.last = message.at();
    count++;
  }

  void finish() {
    draw();
  }

  private static boolean isAfterPause(PlannedMessage message) {
    return message.waits().stream().anyMatch(wait -> wait.reason() == WaitReason.PAUSE);
  }

  private void draw() {
    int height = scale.stripHeight() * lanes.size();
    out.println(Svg.rect(scale.x(0), y, scale.endOfDay() - scale.x(0), height, SvgScale.CLOSED));
    drawOpenings(height);
    for (int lane = 0; lane < strips.size(); lane++) {
      draw(strips.get(lane), y + lane * scale.stripHeight(), SvgScale.colour(lane));
      strips.set(lane, new Strip());
    }
    drawLabels(height);
    count = 0;
  }

  private void drawOpenings(int height) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    Optional<Opening> opening = rules.calendar().next(day.atStartOfDay(zone).toInstant(), zone);
    while (opening.isPresent() && opening.get().opensAt().isBefore(end)) {
      Instant closes = opening.get().closesAt();
      int from = x(opening.get().opensAt());
      int to = closes.isBefore(end) ? x(closes) : scale.endOfDay();
      out.println(Svg.rect(from, y, Math.max(0, to - from), height, "#fff"));
      opening = closes.isBefore(end) ? rules.calendar().next(closes, zone) : Optional.empty();
    }
  }

  private void draw(Strip strip, int top, String colour) {
    for (int[] pause : strip.pauses) {
      out.println(
          Svg.rect(pause[0], top, pause[1] - pause[0], scale.stripHeight(), SvgScale.PAUSE));
    }
    if (strip.messages.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    strip.messages.stream()
        .forEach(
            x ->
                path.append('M')
                    .append(x)
                    .append(' ')
                    .append(top)
                    .append("v")
                    .append(scale.stripHeight()));
    out.println("<path d=\"" + path + "\" stroke=\"" + colour + "\" stroke-width=\"1\"/>");
  }

  private void drawLabels(int height) {
    if (scale.labels() || day.getDayOfWeek() == DayOfWeek.MONDAY) {
      int baseline = y + Math.min(height, (height + 9) / 2);
      out.println(Svg.text(16, baseline, "", Times.text(day)));
    }
    out.println(Svg.rect(scale.endOfDay() + 8, y, scale.bar(count), height, "#ced4da"));
    if (scale.labels() && count > 0) {
      out.println(
          Svg.text(scale.endOfDay() + 12, y + Math.min(height, (height + 9) / 2), "", "" + count));
    }
  }

  private int x(Instant instant) {
    return scale.x(instant.atZone(zone).toLocalTime().toSecondOfDay());
  }
}
