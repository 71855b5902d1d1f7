package dev.mirsal.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** R-POL-5: who asks for messages to stop is heard, in three languages. */
class StopWordsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final StopWords words = StopWords.standard();

  @TestFactory
  Stream<DynamicTest> readsWhatPeopleWrite() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(StopWordsTest.class.getResourceAsStream("stop-words.tsv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .map(
                  cells ->
                      DynamicTest.dynamicTest(
                          "'" + cells[1] + "'",
                          () ->
                              assertThat(words.read(cells[1]))
                                  .isEqualTo(StopWords.Reading.valueOf(cells[0]))))
              .toList()
              .stream();
    }
  }

  @Test
  void aClearWordOptsOutOfEverything() {
    ContactState heard = words.heard(ContactState.empty(), "הסר", NOW);
    for (Channel channel : Channel.values()) {
      assertThat(heard.optedOut(channel, CampaignType.MARKETING)).isTrue();
      assertThat(heard.optedOut(channel, CampaignType.TRANSACTIONAL)).isTrue();
    }
    assertThat(heard.optOuts().get(0).at()).isEqualTo(NOW);
  }

  @Test
  void aPossibleWordKeepsMarketingQuietForADay() {
    ContactState heard = words.heard(ContactState.empty(), "stop these ads", NOW);
    Instant end = NOW.plus(Duration.ofDays(1));
    assertThat(heard.optedOut(Channel.WHATSAPP, CampaignType.MARKETING)).isFalse();
    assertThat(heard.unavailability(CampaignType.MARKETING, NOW)).isNotNull();
    assertThat(heard.unavailability(CampaignType.MARKETING, end)).isNull();
    assertThat(heard.unavailability(CampaignType.TRANSACTIONAL, NOW)).isNull();
  }

  @Test
  void theQuietPeriodIsTheHosts() {
    ContactState heard =
        words
            .withQuietPeriod(Duration.ofHours(2))
            .heard(ContactState.empty(), "stop these ads", NOW);
    assertThat(heard.unavailability(CampaignType.MARKETING, NOW.plusSeconds(7199))).isNotNull();
    assertThat(heard.unavailability(CampaignType.MARKETING, NOW.plusSeconds(7200))).isNull();
  }

  @Test
  void otherTextsChangeNothing() {
    assertThat(words.heard(ContactState.empty(), "thanks", NOW)).isSameAs(ContactState.empty());
  }

  @Test
  void aHostAddsWordsOfItsOwn() {
    StopWords more = words.with(List.of("Détenez-moi"));
    assertThat(more.read("DETENEZ MOI")).isEqualTo(StopWords.Reading.CLEAR);
    assertThat(more.read("stop")).isEqualTo(StopWords.Reading.CLEAR);
    assertThat(words.read("detenez moi")).isEqualTo(StopWords.Reading.NONE);
  }
}
