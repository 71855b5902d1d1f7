package dev.mirsal.example.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.LateStart;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import dev.mirsal.template.MissingVariable;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes campaigns down as JSON: all that {@link Campaign} and {@link
 * dev.mirsal.campaign.plan.SendingRules} hold. Of calendars it knows {@link
 * dev.mirsal.campaign.plan.ActiveHours}, {@link SendingCalendar#always()}, and what is made of them
 * with {@link SendingCalendar#except} and {@link SendingCalendar#and}; any other is code, and the
 * host gives it a name under which it is found again.
 */
public final class JsonCampaignCodec implements CampaignCodec {
  private static final JsonMapper JSON = new JsonMapper();

  private final RulesJson rules;

  private JsonCampaignCodec(Map<String, SendingCalendar> calendars) {
    rules = new RulesJson(JSON, new CalendarJson(JSON, calendars));
  }

  /** Returns a codec for campaigns with active hours or around the clock. */
  public static JsonCampaignCodec create() {
    return create(Map.of());
  }

  /**
   * Returns a codec that knows calendars of the host's own.
   *
   * @param calendars by the name that is written down; a campaign's calendar is found by {@code
   *     equals}
   */
  public static JsonCampaignCodec create(Map<String, SendingCalendar> calendars) {
    return new JsonCampaignCodec(calendars);
  }

  @Override
  public String encode(Campaign campaign) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", campaign.id());
    if (campaign.owner() != null) {
      node.put("owner", campaign.owner());
    }
    node.put("name", campaign.name());
    node.put("type", campaign.type().name());
    node.put("channel", campaign.channel().name());
    node.set("message", MessageJson.write(JSON, campaign.message()));
    campaign.lanes().forEach(lane -> node.withArray("lanes").add(write(lane)));
    node.put("sharing", campaign.sharing().name());
    node.set("rules", rules.write(campaign.rules()));
    node.put("missingVariable", campaign.missingVariable().name());
    node.put("seed", campaign.seed());
    node.put("onUnknown", campaign.onUnknown().name());
    node.put("lateStart", campaign.lateStart().policy().name());
    node.put("lateStartGrace", campaign.lateStart().grace().toString());
    node.put("patience", campaign.patience().toString());
    return node.toString();
  }

  @Override
  public Campaign decode(String text) {
    try {
      return campaign(JSON.readTree(text));
    } catch (JsonProcessingException | DateTimeException | IllegalStateException e) {
      // What the parser says may show the text.
      throw new IllegalArgumentException("campaign: its text is not one of this codec");
    }
  }

  private Campaign campaign(JsonNode node) {
    return Campaign.builder(node.required("id").textValue())
        .owner(node.path("owner").textValue())
        .name(node.required("name").textValue())
        .type(CampaignType.valueOf(node.required("type").textValue()))
        .channel(Channel.valueOf(node.required("channel").textValue()))
        .message(MessageJson.read(node.required("message")))
        .lanes(lanes(node.required("lanes")))
        .sharing(LaneSharing.valueOf(node.required("sharing").textValue()))
        .rules(rules.read(node.required("rules")))
        .missingVariable(MissingVariable.valueOf(node.required("missingVariable").textValue()))
        .seed(node.required("seed").longValue())
        .onUnknown(UnknownPolicy.valueOf(node.required("onUnknown").textValue()))
        .lateStart(
            new LateStart(
                LateStart.Policy.valueOf(node.required("lateStart").textValue()),
                Duration.parse(node.required("lateStartGrace").textValue())))
        .patience(Duration.parse(node.required("patience").textValue()))
        .build();
  }

  private static ObjectNode write(Lane lane) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", lane.name());
    node.put("weight", lane.weight());
    node.put("dailyLimit", lane.dailyLimit().orElse(0));
    node.put("concurrency", lane.concurrency());
    return node;
  }

  private static List<Lane> lanes(JsonNode nodes) {
    List<Lane> lanes = new ArrayList<>();
    for (JsonNode node : nodes) {
      lanes.add(
          Lane.of(node.required("name").textValue())
              .weighing(node.required("weight").intValue())
              .limitedTo(node.required("dailyLimit").intValue())
              .concurrently(node.required("concurrency").intValue()));
    }
    return lanes;
  }
}
