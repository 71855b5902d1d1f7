package dev.mirsal.example.cli.campaign;

import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.MediaKind;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MissingVariable;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign file says, with the defaults filled in.
 *
 * @param name the campaign's name
 * @param type what the campaign is for
 * @param zone the zone of hours and days
 * @param message the template of the message; may be blank if there are variations
 * @param variations templates of which each message takes one; none blank
 * @param media a file to send, or null
 * @param poll a question to ask, or null
 * @param devices the WAHA sessions to send through, at least one, distinct
 * @param delay seconds between messages
 * @param bulkPauses pauses after every so many messages, or null for none
 * @param activeHours when messages may go, or null for at any time
 * @param dailyLimit messages per local day, 0 for no limit
 * @param missingVariable what becomes of a message whose recipient lacks a variable
 * @param defaultRegion the country of numbers without country code; {@code ZZ} if there is none
 */
public record CampaignFile(
    String name,
    Type type,
    ZoneId zone,
    String message,
    List<String> variations,
    @Nullable Media media,
    @Nullable Poll poll,
    List<String> devices,
    Delay delay,
    @Nullable BulkPauses bulkPauses,
    @Nullable Hours activeHours,
    int dailyLimit,
    MissingVariable missingVariable,
    String defaultRegion) {

  /** Returns the pacing that the planner and the engine go by. */
  public SendingRules rules() {
    SendingRules.Builder rules =
        SendingRules.builder()
            .zone(zone)
            .delay(Duration.ofSeconds(delay.min()), Duration.ofSeconds(delay.max()))
            .calendar(activeHours == null ? SendingCalendar.always() : activeHours.calendar())
            .dailyLimit(dailyLimit);
    return (bulkPauses == null ? rules.pauses() : rules.pauses(bulkPauses.ladder())).build();
  }

  /** Returns a lane for each device. */
  public List<Lane> lanes() {
    return devices.stream().map(Lane::of).toList();
  }

  /** Returns the templates of everything that a recipient may get to read. */
  public List<MessageTemplate> templates() {
    Stream<String> texts = variations.isEmpty() ? Stream.of(message) : variations.stream();
    if (media != null && media.caption() != null) {
      texts = Stream.concat(texts, Stream.of(media.caption()));
    }
    if (poll != null) {
      texts = Stream.concat(texts, Stream.of(poll.question()));
      texts = Stream.concat(texts, poll.options().stream());
    }
    return texts.map(MessageTemplate::parse).toList();
  }

  /** What a campaign is for. */
  public enum Type {
    /** Offers and news. */
    MARKETING,
    /** What a person waits for, such as an order's state. */
    TRANSACTIONAL
  }

  /** A file to send; the caption is a template, or null. */
  public record Media(MediaKind kind, URI url, @Nullable String caption) {}

  /** A question to ask; question and options are templates. */
  public record Poll(String question, List<String> options, boolean multipleAnswers) {}

  /** Seconds between two messages of a device, both bounds included. */
  public record Delay(int min, int max) {}

  /** After every so many messages of a device: pauses in minutes, the last one repeating. */
  public record BulkPauses(int every, List<Integer> minutes) {
    PauseLadder ladder() {
      return new PauseLadder(every, minutes.stream().map(Duration::ofMinutes).toList());
    }
  }

  /**
   * A daily window, start included and end excluded; an end before the start is on the next day.
   */
  public record Hours(
      LocalTime start, LocalTime end, Set<DayOfWeek> days, Set<LocalDate> excludedDates) {
    SendingCalendar calendar() {
      return ActiveHours.builder().on(days, start, end).build().except(excludedDates);
    }
  }
}
