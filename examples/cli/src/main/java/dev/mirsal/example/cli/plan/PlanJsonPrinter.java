package dev.mirsal.example.cli.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.example.cli.recipients.RecipientTable;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. */
final class PlanJsonPrinter implements PlanPrinter {
  private static final ObjectWriter JSON =
      new ObjectMapper().writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private final RecipientTable recipients;

  PlanJsonPrinter(RecipientTable recipients) {
    this.recipients = recipients;
  }

  private record Line(
      long index,
      String recipient,
      @Nullable String name,
      String device,
      String at,
      List<WaitLine> waits) {}

  private record WaitLine(String rule, BigDecimal seconds) {}

  @Override
  public void print(CampaignPlan plan, PrintWriter out) {
    plan.messages().forEach(message -> out.print(line(message) + "\n"));
  }

  private String line(PlannedMessage message) {
    int place = Math.toIntExact(message.recipient());
    List<WaitLine> waits =
        message.waits().stream()
            .map(wait -> new WaitLine(wait.reason().id(), seconds(wait.duration().toMillis())))
            .toList();
    try {
      return JSON.writeValueAsString(
          new Line(
              place,
              recipients.phone(place),
              recipients.name(place),
              message.lane(),
              message.at().toString(),
              waits));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan line is not JSON", e);
    }
  }

  /** Whole seconds as a whole number, others with up to three decimals. */
  private static BigDecimal seconds(long millis) {
    BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
