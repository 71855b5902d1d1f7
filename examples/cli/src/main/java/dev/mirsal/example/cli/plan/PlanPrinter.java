package dev.mirsal.example.cli.plan;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.recipients.RecipientTable;
import java.io.PrintWriter;

/** Prints the messages of a plan in order of time. */
public interface PlanPrinter {

  /** Prints all messages. */
  void print(CampaignPlan plan, PrintWriter out);

  /**
   * Returns the printer for a format.
   *
   * @param campaign the campaign, in whose zone the table shows times
   * @param recipients the recipients by their place in the plan
   */
  static PlanPrinter of(PlanFormat format, CampaignFile campaign, RecipientTable recipients) {
    return switch (format) {
      case TABLE -> new PlanTablePrinter(campaign.zone(), recipients);
      case JSONL -> new PlanJsonPrinter(recipients);
      case CSV -> new PlanCsvPrinter(recipients);
      case SVG -> new PlanSvgPrinter(campaign.name(), campaign.rules());
    };
  }
}
