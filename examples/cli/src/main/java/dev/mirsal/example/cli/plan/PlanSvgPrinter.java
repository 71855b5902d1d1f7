package dev.mirsal.example.cli.plan;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.example.cli.text.Durations;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A timeline: a row for each local day from the first message to the last, in it a strip for each
 * lane, with closed hours shaded, pauses in amber, and the day's count beside it. Days are drawn
 * one after the other, so the drawing needs no more memory than one of them.
 */
final class PlanSvgPrinter implements PlanPrinter {
  private static final int HEAD = 96;
  private static final int FOOT = 24;

  private final String title;
  private final SendingRules rules;

  PlanSvgPrinter(String title, SendingRules rules) {
    this.title = title;
    this.rules = rules;
  }

  @Override
  public void print(CampaignPlan plan, PrintWriter out) {
    PlanSummary summary = plan.summary();
    Instant first = summary.first();
    Instant last = summary.last();
    int days =
        first == null || last == null
            ? 0
            : (int) ChronoUnit.DAYS.between(date(first), date(last)) + 1;
    List<String> lanes = summary.perLane().stream().map(lane -> lane.lane().name()).toList();
    SvgScale scale = SvgScale.of(days, lanes.size(), busiestDay(summary));
    int height = HEAD + days * scale.rowHeight() + FOOT;
    head(out, scale, height, summary, plan, lanes);
    if (first != null) {
      rows(out, scale, plan, lanes, date(first));
    }
    out.println("</svg>");
  }

  private void rows(
      PrintWriter out, SvgScale scale, CampaignPlan plan, List<String> lanes, LocalDate firstDay) {
    SvgRows rows = new SvgRows(out, scale, rules, lanes, firstDay, HEAD);
    plan.messages().forEach(rows::add);
    rows.finish();
  }

  private void head(
      PrintWriter out,
      SvgScale scale,
      int height,
      PlanSummary summary,
      CampaignPlan plan,
      List<String> lanes) {
    out.printf(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">%n",
        SvgScale.WIDTH, height, SvgScale.WIDTH, height);
    out.println("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    out.println(Svg.text(16, 26, "font-size=\"17\" font-weight=\"bold\"", title));
    out.println(Svg.text(16, 46, "fill=\"#495057\"", figures(summary, plan)));
    legend(out, lanes);
    for (int hour = 0; hour <= 24; hour += 3) {
      int x = scale.x(hour * 3600);
      out.println(Svg.text(x, HEAD - 6, "text-anchor=\"middle\" fill=\"#868e96\"", hour + ":00"));
    }
  }

  private static void legend(PrintWriter out, List<String> lanes) {
    int x = 16;
    for (int i = 0; i < Math.min(lanes.size(), SvgScale.COLOURS.size()); i++) {
      out.println(Svg.rect(x, 58, 10, 10, SvgScale.colour(i)));
      out.println(Svg.text(x + 14, 67, "", lanes.get(i)));
      x += 34 + 7 * lanes.get(i).length();
    }
    out.println(Svg.rect(x, 58, 10, 10, SvgScale.PAUSE));
    out.println(Svg.text(x + 14, 67, "", "pause"));
    out.println(Svg.rect(x + 62, 58, 10, 10, SvgScale.CLOSED));
    out.println(Svg.text(x + 76, 67, "", "closed"));
  }

  private String figures(PlanSummary summary, CampaignPlan plan) {
    Instant last = summary.last();
    if (last == null) {
      return "nothing is planned";
    }
    return summary.messages()
        + " messages in "
        + Durations.text(summary.duration())
        + ", until "
        + Times.text(last, rules.zone())
        + " ("
        + rules.zone()
        + ")"
        + bound(plan);
  }

  private String bound(CampaignPlan plan) {
    return plan.bound()
        .map(
            bound ->
                "; bounded by "
                    + bound.rule().id()
                    + ": without it until "
                    + Times.text(bound.endsWithout(), rules.zone()))
        .orElse("");
  }

  private static long busiestDay(PlanSummary summary) {
    return summary.perDay().values().stream().mapToLong(Long::longValue).max().orElse(1);
  }

  private LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, rules.zone());
  }
}
