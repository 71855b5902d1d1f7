package dev.mirsal.example.cli.campaign;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.example.cli.campaign.CampaignFile.BulkPauses;
import dev.mirsal.example.cli.campaign.CampaignFile.Delay;
import dev.mirsal.example.cli.campaign.CampaignFile.Hours;
import dev.mirsal.example.cli.campaign.CampaignFile.Media;
import dev.mirsal.example.cli.campaign.CampaignFile.Poll;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import dev.mirsal.example.cli.json.JsonFields;
import dev.mirsal.example.cli.json.JsonReader;
import dev.mirsal.message.MediaKind;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MissingVariable;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a campaign file and reports everything that is wrong with it, not only the first. */
public final class CampaignFileReader {
  // The bounds of dev.mirsal.campaign.plan, in this file's units
  private static final int LONGEST_DELAY_SECONDS = 7 * 86_400;
  private static final int LONGEST_PAUSE_MINUTES = 30 * 1_440;
  private static final int MOST_MESSAGES_PER_PAUSE = 1_000_000;
  private static final int HIGHEST_DAILY_LIMIT = 10_000_000;

  /** What libphonenumber calls no region: numbers must carry their country code. */
  private static final String NO_REGION = "ZZ";

  private static final Delay DEFAULT_DELAY = new Delay(10, 60);
  private static final BulkPauses DEFAULT_PAUSES = new BulkPauses(30, List.of(30, 60, 90));
  private static final Hours DEFAULT_HOURS =
      new Hours(LocalTime.of(9, 0), LocalTime.of(18, 0), EnumSet.allOf(DayOfWeek.class), Set.of());

  private final JsonFields root;

  private CampaignFileReader(JsonFields root) {
    this.root = root;
  }

  /**
   * Reads a campaign. It may be used only if no problem was reported.
   *
   * @return the campaign, or null if the document is not an object
   * @throws dev.mirsal.example.cli.input.InputException if the file is no JSON document
   */
  public static @Nullable CampaignFile read(InputFile file, Problems problems) {
    JsonFields root = JsonFields.root(file, problems, JsonReader.read(file, problems));
    return root == null ? null : new CampaignFileReader(root).campaign();
  }

  private CampaignFile campaign() {
    root.parsed("channel", "whatsapp", CampaignFileReader::channel);
    List<String> variations = variations();
    CampaignFile campaign =
        new CampaignFile(
            root.requiredText("name"),
            root.parsed(
                "type", CampaignType.MARKETING, text -> Texts.oneOf(CampaignType.class, text)),
            root.parsed("timeZone", ZoneId.of("UTC"), Texts::zone),
            message(variations),
            variations,
            media(),
            poll(),
            devices(),
            delay(),
            bulkPauses(),
            activeHours(),
            root.integer("dailyLimit", 0, 0, HIGHEST_DAILY_LIMIT),
            missingVariable(),
            root.parsed("defaultRegion", NO_REGION, CampaignFileReader::region));
    root.end();
    return campaign;
  }

  private List<String> variations() {
    List<String> texts = templates(root, "variations", root.texts("variations"));
    return texts == null ? List.of() : texts.stream().filter(text -> !text.isBlank()).toList();
  }

  private String message(List<String> variations) {
    boolean needed = variations.isEmpty() && !root.holds("media") && !root.holds("poll");
    if (needed) {
      return template(root, "message", root.requiredText("message"));
    }
    String text = root.text("message");
    return text == null ? "" : template(root, "message", text);
  }

  private MissingVariable missingVariable() {
    return root.parsed(
        "missingVariable",
        MissingVariable.REFUSE,
        text -> Texts.oneOf(MissingVariable.class, text));
  }

  private @Nullable Media media() {
    JsonFields fields = root.isNull("media") ? null : root.object("media");
    if (fields == null) {
      return null;
    }
    fields.require("type");
    MediaKind kind =
        fields.parsed("type", MediaKind.IMAGE, text -> Texts.oneOf(MediaKind.class, text));
    fields.require("url");
    URI url = fields.parsed("url", URI.create("http://localhost"), Texts::url);
    String caption = fields.isNull("caption") ? null : fields.text("caption");
    if (caption != null && kind == MediaKind.AUDIO) {
      fields.report("caption", "would be lost, a sound carries none");
    }
    fields.end();
    return new Media(kind, url, caption == null ? null : template(fields, "caption", caption));
  }

  private @Nullable Poll poll() {
    JsonFields fields = root.isNull("poll") ? null : root.object("poll");
    if (fields == null) {
      return null;
    }
    String question = template(fields, "question", fields.requiredText("question"));
    List<String> options = fields.distinctTexts("options");
    if (options == null || options.size() < 2 || options.size() > 12) {
      int size = options == null ? 0 : options.size();
      fields.report("options", size + " options, must be 2 to 12");
    }
    boolean multiple = fields.bool("multipleAnswers", false);
    fields.end();
    return new Poll(question, options == null ? List.of() : options, multiple);
  }

  private List<String> devices() {
    root.require("devices");
    List<String> devices = root.distinctTexts("devices");
    if (devices == null) {
      return List.of();
    }
    if (devices.isEmpty()) {
      root.report("devices", "is empty, at least one device is needed");
    }
    return devices.stream().map(String::strip).toList();
  }

  private Delay delay() {
    JsonFields fields = root.has("delaySeconds") ? root.object("delaySeconds") : null;
    if (fields == null) {
      return DEFAULT_DELAY;
    }
    int min = fields.integer("min", DEFAULT_DELAY.min(), 0, LONGEST_DELAY_SECONDS);
    int max = fields.integer("max", DEFAULT_DELAY.max(), 0, LONGEST_DELAY_SECONDS);
    if (min > max) {
      String given = fields.has("max") ? "max " + max : "max " + max + ", the default";
      fields.report("min", min + " is more than " + given);
    }
    fields.end();
    return new Delay(min, max);
  }

  private @Nullable BulkPauses bulkPauses() {
    if (root.isNull("bulkPauses")) {
      return null;
    }
    JsonFields fields = root.has("bulkPauses") ? root.object("bulkPauses") : null;
    if (fields == null) {
      return DEFAULT_PAUSES;
    }
    int every = fields.integer("every", DEFAULT_PAUSES.every(), 1, MOST_MESSAGES_PER_PAUSE);
    List<Integer> minutes = fields.integers("minutes", 0, LONGEST_PAUSE_MINUTES);
    if (minutes != null && minutes.isEmpty()) {
      fields.report("minutes", "is empty, at least one pause is needed");
    }
    fields.end();
    return new BulkPauses(every, minutes == null ? DEFAULT_PAUSES.minutes() : minutes);
  }

  private @Nullable Hours activeHours() {
    if (root.isNull("activeHours")) {
      return null;
    }
    JsonFields fields = root.has("activeHours") ? root.object("activeHours") : null;
    if (fields == null) {
      return DEFAULT_HOURS;
    }
    LocalTime start = fields.parsed("start", DEFAULT_HOURS.start(), Texts::time);
    LocalTime end = fields.parsed("end", DEFAULT_HOURS.end(), Texts::time);
    if (start.equals(end)) {
      fields.report("end", end + " is equal to start; for no active hours write null");
    }
    Set<DayOfWeek> days = days(fields);
    Set<LocalDate> excluded = new TreeSet<>(values(fields, "excludedDates", Texts::date));
    fields.end();
    return new Hours(start, end, days, excluded);
  }

  private static Set<DayOfWeek> days(JsonFields fields) {
    if (!fields.has("days")) {
      return DEFAULT_HOURS.days();
    }
    List<DayOfWeek> days = values(fields, "days", text -> Texts.oneOf(DayOfWeek.class, text));
    if (fields.isEmptyArray("days")) {
      fields.report("days", "names no day; leave it out for every day");
    }
    return days.isEmpty() ? DEFAULT_HOURS.days() : EnumSet.copyOf(days);
  }

  private static <T> List<T> values(JsonFields fields, String name, Function<String, T> parse) {
    List<String> texts = fields.texts(name);
    List<T> values = new ArrayList<>();
    for (int i = 0; texts != null && i < texts.size(); i++) {
      try {
        values.add(parse.apply(texts.get(i)));
      } catch (IllegalArgumentException e) {
        fields.report(name + "[" + i + "]", String.valueOf(e.getMessage()));
      }
    }
    return values;
  }

  private static @Nullable List<String> templates(
      JsonFields fields, String name, @Nullable List<String> texts) {
    for (int i = 0; texts != null && i < texts.size(); i++) {
      template(fields, name + "[" + i + "]", texts.get(i));
    }
    return texts;
  }

  private static String template(JsonFields fields, String name, String text) {
    try {
      MessageTemplate.parse(text);
    } catch (IllegalArgumentException e) {
      fields.report(name, String.valueOf(e.getMessage()));
    }
    return text;
  }

  private static String channel(String text) {
    if (!text.equalsIgnoreCase("whatsapp")) {
      throw new IllegalArgumentException(
          Problem.quote(text) + " is not supported here, only whatsapp is");
    }
    return text;
  }

  private static String region(String text) {
    String region = text.toUpperCase(Locale.ROOT);
    if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
      throw new IllegalArgumentException(
          Problem.quote(text) + " is not a country code of two letters such as IL");
    }
    return region;
  }
}
