package dev.mirsal.example.cli.plan;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlanBound;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlanSummary.LaneSummary;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.Wait;
import dev.mirsal.campaign.plan.WaitReason;
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
  public static PlanSummaryText of(CampaignPlan plan, SendingRules rules, long seed) {
    ZoneId zone = rules.zone();
    PlanSummary summary = plan.summary();
    PlanSummaryText text = new PlanSummaryText(zone);
    text.add("messages", String.valueOf(summary.messages()));
    if (summary.expired() > 0) {
      text.add("expired", summary.expired() + " before their turn");
    }
    text.add("first", text.time(summary.first()));
    text.add("last", text.time(summary.last()));
    text.add("duration", Durations.text(summary.duration()));
    text.addAll("per day", text.days(summary));
    text.addAll("per device", text.lanes(summary));
    text.addAll("waiting", text.waits(summary));
    plan.bound().ifPresent(bound -> text.addAll("bounded by", text.bound(bound, plan, rules)));
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

  private List<String> bound(PlanBound bound, CampaignPlan plan, SendingRules rules) {
    String without = bound.rule().id() + "; without it until " + time(bound.endsWithout());
    if (bound.rule() != WaitReason.DAILY_LIMIT) {
      return List.of(without);
    }
    int limit = rules.dailyLimit();
    int more = limit + (limit + 1) / 2;
    return List.of(
        without,
        days(plan) + " at " + limit + " a day; " + days(plan.withDailyLimit(more)) + " at " + more);
  }

  private static String days(CampaignPlan plan) {
    int days = plan.summary().perDay().size();
    return days == 1 ? "1 day" : days + " days";
  }

  private static String right(long number, int width) {
    return Cells.right(String.valueOf(number), width);
  }
}
