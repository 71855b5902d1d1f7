package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;

/**
 * The paid campaign under which marketing messages go: <a
 * href="https://developers.facebook.com/docs/messenger-platform/marketing-messages">Marketing
 * Message API</a> (2026-06-30).
 *
 * @param adAccount the ad account's id, with {@code act_}
 * @param campaign the campaign's id
 */
record MarketingCampaign(String adAccount, String campaign) {

  static MarketingCampaign of(String adAccount, String campaign) {
    return new MarketingCampaign(
        AdAccount.requireAccount(adAccount), GraphApi.requireId("campaign", campaign));
  }

  String path() {
    return adAccount + "/messages";
  }

  ObjectNode request(OutboundMessage message, Permit permit) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message_id", campaign);
    body.putObject("messenger_delivery_data").put("subscription_token", permit.reference());
    body.set("message", SendApiMessage.of(message.content()));
    return body;
  }
}
