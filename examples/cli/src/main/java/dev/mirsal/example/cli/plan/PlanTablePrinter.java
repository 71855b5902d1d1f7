package dev.mirsal.example.cli.plan;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.example.cli.recipients.RecipientTable;
import dev.mirsal.example.cli.text.Cells;
import dev.mirsal.example.cli.text.Durations;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.stream.Collectors;

/**
 * A table for people. Names come last, so that those written from right to left do not move the
 * other columns.
 */
final class PlanTablePrinter implements PlanPrinter {
  private static final int TIME_WIDTH = 25;
  private static final int PHONE_WIDTH = 15;

  private final ZoneId zone;
  private final RecipientTable recipients;

  PlanTablePrinter(ZoneId zone, RecipientTable recipients) {
    this.zone = zone;
    this.recipients = recipients;
  }

  /** The columns whose widths depend on what they hold. */
  private record Widths(int index, int device, int waits) {}

  @Override
  public void print(CampaignPlan plan, PrintWriter out) {
    Widths widths = widths(plan);
    out.println(row(widths, "index", "at (" + zone + ")", "device", "recipient", "waits", "name"));
    plan.messages().forEach(message -> out.println(row(widths, message)));
    out.println();
  }

  private String row(Widths widths, PlannedMessage message) {
    int place = Math.toIntExact(message.recipient());
    String name = recipients.name(place);
    return row(
        widths,
        String.valueOf(place),
        Times.text(message.at(), zone),
        message.lane(),
        recipients.phone(place),
        waits(message),
        name == null ? "" : name);
  }

  private String row(
      Widths widths, String index, String at, String device, String phone, String waits, String n) {
    int timeWidth = Math.max(TIME_WIDTH, zone.getId().length() + 5);
    return String.join(
            "  ",
            Cells.right(index, widths.index()),
            Cells.left(at, timeWidth),
            Cells.left(device, widths.device()),
            Cells.left(phone, PHONE_WIDTH),
            Cells.left(waits, widths.waits()),
            n)
        .stripTrailing();
  }

  private Widths widths(CampaignPlan plan) {
    int[] widest = {"device".length(), "waits".length()};
    plan.messages()
        .forEach(
            message -> {
              widest[0] = Math.max(widest[0], Cells.width(message.lane()));
              widest[1] = Math.max(widest[1], waits(message).length());
            });
    int index = Math.max("index".length(), String.valueOf(recipients.size()).length());
    return new Widths(index, widest[0], widest[1]);
  }

  private static String waits(PlannedMessage message) {
    return message.waits().stream()
        .map(wait -> wait.reason().id() + " " + Durations.text(wait.duration()))
        .collect(Collectors.joining(", "));
  }
}
