package dev.mirsal.example.benchmark;

import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The campaign that is planned in all benchmarks. */
final class Campaigns {
  static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
  static final long SEED = 20261120;

  static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");

  static final List<ZoneId> FORTY_ZONES =
      List.of(
              "Pacific/Auckland America/Anchorage America/Los_Angeles America/Denver",
              "America/Chicago America/New_York America/Toronto America/Halifax America/St_Johns",
              "America/Sao_Paulo America/Argentina/Buenos_Aires America/Bogota America/Mexico_City",
              "Atlantic/Azores Africa/Casablanca Africa/Lagos Africa/Cairo Africa/Johannesburg",
              "Africa/Nairobi Europe/London Europe/Lisbon Europe/Madrid Europe/Paris Europe/Berlin",
              "Europe/Athens Europe/Istanbul Asia/Jerusalem Asia/Amman Asia/Beirut Asia/Baghdad",
              "Asia/Riyadh Asia/Dubai Asia/Tehran Asia/Karachi Asia/Kolkata Asia/Kathmandu",
              "Asia/Jakarta Asia/Shanghai Asia/Tokyo Australia/Sydney")
          .stream()
          .flatMap(line -> List.of(line.split(" ")).stream())
          .map(ZoneId::of)
          .toList();

  private Campaigns() {}

  /**
   * A random delay, the usual pauses, active hours, a daily limit, and a zone that changes clocks.
   */
  static SendingRules rules() {
    return SendingRules.builder()
        .zone(ZONE)
        .activeHours(LocalTime.of(9, 0), LocalTime.of(18, 0))
        .dailyLimit(200)
        .build();
  }

  static CampaignPlanner onLanes(int count) {
    List<Lane> lanes = IntStream.range(0, count).mapToObj(i -> Lane.of("lane-" + i)).toList();
    return CampaignPlanner.of(rules(), lanes, SEED);
  }

  /** Recipients that are made when they are read, their zones in turn. */
  static Iterable<Recipient> recipients(long count, List<ZoneId> zones) {
    return () -> LongStream.range(0, count).mapToObj(i -> recipient(i, zones)).iterator();
  }

  static List<Recipient> listOf(int count, List<ZoneId> zones) {
    return IntStream.range(0, count).mapToObj(i -> recipient(i, zones)).toList();
  }

  private static Recipient recipient(long index, List<ZoneId> zones) {
    Address address = Address.whatsApp("9725" + (10_000_000 + index));
    return Recipient.of(address).withZone(zones.get((int) (index % zones.size())));
  }
}
