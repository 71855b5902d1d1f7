package dev.mirsal.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** R-PLAN-1 to R-PLAN-5, row by row of a table. */
class PlannedMessagesTest {
  @ParameterizedTest(name = "{0}: message {4} of {3}")
  @CsvFileSource(resources = "planned-messages.tsv", delimiter = '\t', numLinesToSkip = 1)
  void each_message_goes_when_the_table_says_and_for_its_reasons(
      String id,
      String rulesText,
      LocalDateTime start,
      int messages,
      int number,
      LocalDateTime at,
      @Nullable String waits) {
    SendingRules rules = RulesText.parse(rulesText);
    Instant begin = start.atZone(rules.zone()).toInstant();

    PlannedMessage message =
        CampaignPlanner.of(rules, List.of(Lane.of("d1")), 7)
            .plan(messages, begin)
            .message(number - 1L)
            .orElseThrow();

    assertThat(LocalDateTime.ofInstant(message.at(), rules.zone())).as(id).isEqualTo(at);
    assertThat(text(message.waits())).as(id).isEqualTo(Objects.requireNonNullElse(waits, ""));
  }

  private static String text(List<Wait> waits) {
    return waits.stream()
        .map(wait -> wait.reason().id() + " " + wait.duration().toString().substring(2))
        .collect(Collectors.joining(", "));
  }
}
