package dev.mirsal.example.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.inbound.InboundEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A race is only fair between those who do the same. */
class SameAnswersTest {
  private static final int FOUR_DAYS = 4 * 9 * 60;

  @ParameterizedTest
  @EnumSource
  void everySchedulerGivesTheSameTimesAroundTheClockChanges(Scheduler scheduler) {
    assertSameTimes(scheduler, ZoneId.of("America/New_York"), LocalDate.of(2027, 3, 12));
    assertSameTimes(scheduler, ZoneId.of("Africa/Cairo"), LocalDate.of(2027, 4, 28));
  }

  private static void assertSameTimes(Scheduler scheduler, ZoneId zone, LocalDate firstDay) {
    assertThat(times(scheduler, zone, firstDay))
        .as(zone.getId())
        .isEqualTo(times(Scheduler.BY_HAND, zone, firstDay));
  }

  private static long[] times(Scheduler scheduler, ZoneId zone, LocalDate firstDay) {
    Instant start = firstDay.atStartOfDay(zone).toInstant();
    Times times = scheduler.prepare(MinutesOfTheDay.WORKING_HOURS, zone);
    return IntStream.range(0, FOUR_DAYS).mapToLong(times.next(FOUR_DAYS, start)).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void everyEngineRendersTheSameText(Templates engine) {
    assertThat(engine.compile().get())
        .isEqualTo(
            "Hello Dana Cohen, your order A-10237 of ₪149.90 is ready."
                + " Pick it up at Haifa until 18:00!");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void everybodyReadsTheSameTextOutOfAWebhook(int messages) throws Exception {
    Webhooks webhooks = new Webhooks(messages);

    List<String> texts = new ArrayList<>();
    webhooks
        .tree()
        .findValues("message")
        .forEach(message -> texts.add(message.path("text").asText()));

    assertThat(texts).hasSize(messages).containsOnly("شكرا, when is my order ready?");
    assertThat(((WebhookResult.Accepted) webhooks.mirsal()).events())
        .extracting(event -> ((InboundEvent.Message) event).text())
        .isEqualTo(texts);
    assertThat(webhooks.restfb().getEntryList().get(0).getMessaging())
        .extracting(item -> item.getMessage().getText())
        .isEqualTo(texts);
    assertThat(webhooks.signature).isEqualTo("sha256=" + HexFormat.of().formatHex(webhooks.hmac()));
  }
}
