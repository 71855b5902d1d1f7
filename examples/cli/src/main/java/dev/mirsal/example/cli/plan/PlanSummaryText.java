package dev.mirsal.example.cli.plan;

import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlanSummary.LaneSummary;
import dev.mirsal.campaign.plan.Wait;
import dev.mirsal.example.cli.text.Cells;
import dev.mirsal.example.cli.text.Durations;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan in figures, for people. */
public final class PlanSummaryText {
  private static final int LABEL = 12;

  private final List<String> lines = new ArrayList<>();
  private final ZoneId zone;

  private PlanSummaryText(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns the text of a summary. */
  public static PlanSummaryText of(PlanSummary summary, ZoneId zone, long seed) {
    PlanSummaryText text = new PlanSummaryText(zone);
    text.add("messages", String.valueOf(summary.messages()));
    text.add("first", text.time(summary.first()));
    text.add("last", text.time(summary.last()));
    text.add("duration", Durations.text(summary.duration()));
    text.addAll("per day", text.days(summary));
    text.addAll("per device", text.lanes(summary));
    text.addAll("waiting", text.waits(summary));
    text.add("seed", String.valueOf(seed));
    return text;
  }

  /** Returns the lines. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private void add(String label, String value) {
    lines.add(Cells.left(label, LABEL) + value);
  }

  private void addAll(String label, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      add(i == 0 ? label : "", values.get(i));
    }
  }

  private String time(@Nullable Instant instant) {
    return instant == null ? "none" : Times.text(instant, zone);
  }

  private List<String> days(PlanSummary summary) {
    int width = String.valueOf(summary.messages()).length();
    return summary.perDay().entrySet().stream()
        .map(day -> Times.text(day.getKey()) + "  " + right(day.getValue(), width))
        .toList();
  }

  private List<String> lanes(PlanSummary summary) {
    int name =
        summary.perLane().stream().mapToInt(s -> Cells.width(s.lane().name())).max().orElse(0);
    int width = String.valueOf(summary.messages()).length();
    return summary.perLane().stream().map(lane -> lane(lane, name, width)).toList();
  }

  private String lane(LaneSummary lane, int name, int width) {
    String days = lane.days() == 1 ? " day" : " days";
    return Cells.left(lane.lane().name(), name)
        + "  "
        + right(lane.messages(), width)
        + "  on "
        + lane.days()
        + days
        + ", last "
        + time(lane.last());
  }

  private List<String> waits(PlanSummary summary) {
    int width = summary.waits().stream().mapToInt(w -> w.reason().id().length()).max().orElse(0);
    return summary.waits().stream().map(wait -> wait(wait, width)).toList();
  }

  private static String wait(Wait wait, int width) {
    return Cells.left(wait.reason().id(), width) + "  " + Durations.text(wait.duration());
  }

  private static String right(long number, int width) {
    return Cells.right(String.valueOf(number), width);
  }
}
