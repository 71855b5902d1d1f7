package dev.mirsal.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignMessage;
import dev.mirsal.campaign.LateStart;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MediaKind;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MessageVariations;
import dev.mirsal.template.MissingVariable;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonCampaignCodecTest {
  private static final CampaignCodec CODEC = JsonCampaignCodec.create();

  static Stream<CampaignMessage> messages() {
    MessageVariations text = MessageVariations.of(null, List.of("Hi {name}", "Hello \\{ \"x\""));
    Map<String, MessageTemplate> parameters = new LinkedHashMap<>();
    parameters.put("2", MessageTemplate.parse("{b}"));
    parameters.put("1", MessageTemplate.parse("{a}"));
    URI url = URI.create("https://example.org/a.png");
    return Stream.of(
        CampaignMessage.text(MessageVariations.of("Hello {name}", List.of())),
        CampaignMessage.text(text),
        CampaignMessage.media(MediaKind.IMAGE, url, null),
        CampaignMessage.media(MediaKind.IMAGE, url, text),
        CampaignMessage.poll(text, List.of("yes", "no"), true),
        CampaignMessage.template("welcome", "he", parameters));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageComesBack(CampaignMessage message) {
    Campaign campaign = Campaign.builder("c1").name("N").message(message).devices("d1").build();

    assertComesBack(campaign);
  }

  @Test
  void everySettingComesBack() {
    SendingRules rules =
        SendingRules.builder()
            .zone(ZoneId.of("Asia/Jerusalem"))
            .delay(Duration.ofMillis(1), Duration.ofSeconds(7))
            .pauses(
                PauseLadder.every(30, Duration.ofMinutes(1), Duration.ofMinutes(2)),
                PauseLadder.every(7, Duration.ZERO))
            .aroundTheClock()
            .dailyLimit(5)
            .dailyLimitPerLane(4)
            .rollingLimits(new RollingLimit(3, Duration.ofHours(1)))
            .rollingLimitsPerLane(new RollingLimit(2, Duration.ofMillis(1)))
            .warmUp(1, 2, 3)
            .notBefore(Instant.parse("2026-11-23T12:00:00.123456789Z"))
            .notAfter(Instant.parse("2026-12-23T12:00:00Z"))
            .build();
    Campaign campaign =
        Campaign.builder("c1")
            .owner("somebody")
            .name("שלום")
            .type(CampaignType.TRANSACTIONAL)
            .channel(Channel.MESSENGER)
            .text("Hello")
            .lanes(List.of(Lane.of("a").weighing(3).limitedTo(9).concurrently(5), Lane.of("b")))
            .sharing(LaneSharing.BY_CONTACT)
            .rules(rules)
            .missingVariable(MissingVariable.EMPTY)
            .seed(Long.MIN_VALUE)
            .onUnknown(UnknownPolicy.RETRY)
            .lateStart(LateStart.askAfter(Duration.ofMinutes(3)))
            .patience(Duration.ofHours(5))
            .build();

    assertComesBack(campaign);
    assertComesBack(Campaign.builder("c1").name("N").text("T").devices("d").build());
  }

  private static void assertComesBack(Campaign campaign) {
    assertThat(CODEC.decode(CODEC.encode(campaign))).usingRecursiveComparison().isEqualTo(campaign);
  }

  static Stream<ActiveHours> hours() {
    LocalTime nine = LocalTime.of(9, 0);
    LocalTime noon = LocalTime.NOON;
    return Stream.of(
        ActiveHours.daily(nine, noon),
        ActiveHours.daily(LocalTime.of(22, 0), LocalTime.of(6, 30)),
        ActiveHours.daily(LocalTime.of(0, 0, 0, 1), LocalTime.MAX),
        ActiveHours.builder()
            .on(DayOfWeek.SUNDAY, LocalTime.of(20, 0), LocalTime.of(2, 0))
            .on(DayOfWeek.MONDAY, LocalTime.of(1, 0), noon)
            .on(DayOfWeek.WEDNESDAY, noon, LocalTime.MIDNIGHT)
            .build(),
        ActiveHours.builder()
            .on(List.of(DayOfWeek.values()), noon, LocalTime.MIDNIGHT)
            .on(List.of(DayOfWeek.values()), LocalTime.MIDNIGHT, noon)
            .on(DayOfWeek.FRIDAY, nine, LocalTime.of(13, 0))
            .build());
  }

  @ParameterizedTest
  @MethodSource("hours")
  void activeHoursComeBack(ActiveHours hours) {
    assertThat(comeBack(hours, Map.of())).isEqualTo(hours);
  }

  @Test
  void calendarsPutTogetherComeBack() {
    SendingCalendar holidays = (from, zone) -> SendingCalendar.always().next(from, zone);
    SendingCalendar together =
        SendingCalendar.always()
            .except(List.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-11-24")))
            .and(holidays.and(ActiveHours.daily(LocalTime.NOON, LocalTime.MIDNIGHT)));

    assertThat(comeBack(together, Map.of("holidays", holidays)))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(together);
    assertThatThrownBy(() -> comeBack(together, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("campaign.rules.calendar", "name");
  }

  @Test
  void aroundTheClockComesBack() {
    assertThat(comeBack(SendingCalendar.always(), Map.of())).isSameAs(SendingCalendar.always());
  }

  @Test
  void aCalendarOfTheHostComesBackByItsName() {
    SendingCalendar holidays = (from, zone) -> SendingCalendar.always().next(from, zone);

    assertThat(comeBack(holidays, Map.of("holidays", holidays))).isSameAs(holidays);
    assertThatThrownBy(() -> comeBack(holidays, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calendar");
    Campaign campaign = campaign(holidays);
    String text = JsonCampaignCodec.create(Map.of("holidays", holidays)).encode(campaign);
    assertThatThrownBy(() -> CODEC.decode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holidays");
  }

  private static Campaign campaign(SendingCalendar calendar) {
    return Campaign.builder("c1")
        .name("N")
        .text("T")
        .devices("d")
        .rules(SendingRules.builder().calendar(calendar).build())
        .build();
  }

  private static SendingCalendar comeBack(
      SendingCalendar calendar, Map<String, SendingCalendar> named) {
    CampaignCodec codec = JsonCampaignCodec.create(named);
    return codec.decode(codec.encode(campaign(calendar))).rules().calendar();
  }

  @Test
  void whatIsNoCampaignIsRefusedWithoutShowingIt() {
    for (String text : List.of("", "{", "{}", "{\"id\": \"secret\"}")) {
      assertThatThrownBy(() -> CODEC.decode(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret");
    }
  }
}
