package dev.mirsal.example.cli.campaign;

import dev.mirsal.campaign.CampaignMessage;
import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.MediaKind;
import dev.mirsal.template.MessageVariations;
import dev.mirsal.template.MissingVariable;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign file says, with the defaults filled in.
 *
 * @param name the campaign's name
 * @param type what the campaign is for
 * @param zone the zone of hours and days
 * @param message the template of the message; blank if there is none
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
    CampaignType type,
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

  /**
   * Returns the one message that each recipient gets: the poll if there is one, else the file with
   * its caption, else the text. A file without a caption of its own carries the text, except a
   * sound, which WhatsApp shows without any.
   */
  public CampaignMessage content() {
    if (poll != null) {
      MessageVariations question = MessageVariations.of(poll.question(), List.of());
      return CampaignMessage.poll(question, poll.options(), poll.multipleAnswers());
    }
    if (media != null) {
      return CampaignMessage.media(media.kind(), media.url(), caption(media));
    }
    return CampaignMessage.text(MessageVariations.of(message, variations));
  }

  /** Returns what the file says that is not sent, and why. */
  public List<String> unsent() {
    List<String> unsent = new ArrayList<>();
    if (poll != null && hasText()) {
      unsent.add("message: is not sent, the poll is");
    }
    if (poll != null && media != null) {
      unsent.add("media: is not sent, the poll is");
    }
    if (poll == null && media != null && hasText() && media.caption() != null) {
      unsent.add("message: is not sent, media.caption takes its place");
    }
    if (poll == null && media != null && hasText() && media.kind() == MediaKind.AUDIO) {
      unsent.add("message: is not sent, a sound carries no text");
    }
    return unsent;
  }

  private boolean hasText() {
    return !message.isBlank() || !variations.isEmpty();
  }

  private @Nullable MessageVariations caption(Media file) {
    if (file.caption() != null && !file.caption().isBlank()) {
      return MessageVariations.of(file.caption(), List.of());
    }
    boolean carriesText = hasText() && file.kind() != MediaKind.AUDIO;
    return carriesText ? MessageVariations.of(message, variations) : null;
  }

  /** A file to send; the caption is a template, or null. */
  public record Media(MediaKind kind, URI url, @Nullable String caption) {}

  /** A question to ask; the question is a template, the options are the same for everybody. */
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
