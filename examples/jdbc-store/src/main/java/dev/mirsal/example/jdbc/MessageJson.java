package dev.mirsal.example.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.campaign.CampaignMessage;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MessageVariations;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a campaign says, as JSON. */
final class MessageJson {
  private MessageJson() {}

  static ObjectNode write(JsonMapper json, CampaignMessage message) {
    ObjectNode node = json.createObjectNode();
    if (message instanceof CampaignMessage.Text text) {
      write(node, "text", text.body());
    } else if (message instanceof CampaignMessage.Media media) {
      write(node.putObject("media"), media);
    } else if (message instanceof CampaignMessage.Poll poll) {
      ObjectNode its = node.putObject("poll");
      write(its, "question", poll.question());
      poll.options().forEach(its.putArray("options")::add);
      its.put("multipleAnswers", poll.multipleAnswers());
    } else if (message instanceof CampaignMessage.Template template) {
      ObjectNode its = node.putObject("template");
      its.put("name", template.name());
      its.put("language", template.language());
      ObjectNode parameters = its.putObject("parameters");
      template.parameters().forEach((key, value) -> parameters.put(key, value.source()));
    }
    return node;
  }

  private static void write(ObjectNode node, CampaignMessage.Media media) {
    node.put("kind", media.file().kind().name());
    node.put("url", media.file().url().toString());
    node.put("filename", media.file().filename());
    node.put("mimeType", media.file().mimeType());
    if (media.caption() != null) {
      write(node, "caption", media.caption());
    }
  }

  private static void write(ObjectNode node, String field, MessageVariations variations) {
    ArrayNode texts = node.putArray(field);
    variations.templates().forEach(template -> texts.add(template.source()));
  }

  static CampaignMessage read(JsonNode node) {
    if (node.has("text")) {
      return CampaignMessage.text(variations(node.get("text")));
    }
    if (node.has("media")) {
      return media(node.get("media"));
    }
    if (node.has("poll")) {
      JsonNode poll = node.get("poll");
      return CampaignMessage.poll(
          variations(poll.required("question")),
          texts(poll.required("options")),
          poll.required("multipleAnswers").booleanValue());
    }
    JsonNode template = node.required("template");
    Map<String, MessageTemplate> parameters = new LinkedHashMap<>();
    template
        .required("parameters")
        .properties()
        .forEach(
            entry ->
                parameters.put(
                    entry.getKey(), MessageTemplate.parse(entry.getValue().textValue())));
    return CampaignMessage.template(
        template.required("name").textValue(),
        template.required("language").textValue(),
        parameters);
  }

  private static CampaignMessage media(JsonNode node) {
    MessageContent.Media file =
        new MessageContent.Media(
            MediaKind.valueOf(node.required("kind").textValue()),
            URI.create(node.required("url").textValue()),
            null,
            node.path("filename").textValue(),
            node.path("mimeType").textValue());
    return new CampaignMessage.Media(
        file, node.has("caption") ? variations(node.get("caption")) : null);
  }

  private static MessageVariations variations(JsonNode texts) {
    return MessageVariations.of(null, texts(texts));
  }

  private static List<String> texts(JsonNode nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.textValue()));
    return texts;
  }
}
