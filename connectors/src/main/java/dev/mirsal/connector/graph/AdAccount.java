package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.CallResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An ad account: custom audiences, and campaigns of paid marketing messages. The token needs {@code
 * ads_management}.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class AdAccount {
  private final GraphApi api;
  private final String account;
  private final GraphOutcomes outcomes;

  private AdAccount(GraphApi api, String account) {
    this.api = Objects.requireNonNull(api, "api");
    this.account = account;
    outcomes = new GraphOutcomes(SendApiErrors.TABLE, api.clock());
  }

  /**
   * Returns an ad account.
   *
   * @param api how the platform is reached
   * @param account the account's id, with or without {@code act_}
   * @throws IllegalArgumentException if it is no id
   */
  public static AdAccount of(GraphApi api, String account) {
    return new AdAccount(api, requireAccount(account));
  }

  static String requireAccount(String account) {
    GraphApi.requireId("adAccount", account);
    return account.startsWith("act_") ? account : "act_" + account;
  }

  /**
   * Creates a custom audience from the business's own lists, empty at first.
   *
   * @param name what it is called, not blank
   * @param description what it is for; may be empty
   * @return the audience's id, or why there is none
   * @throws IllegalArgumentException if the name is blank
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public CallResult<String> createAudience(String name, String description)
      throws InterruptedException {
    return created("customaudiences", audience(name).put("description", description));
  }

  /**
   * Creates an audience whose people, uploaded by e-mail or phone, become subscribers of a page's
   * marketing messages.
   *
   * @param name what it is called, not blank
   * @param page the page's id
   * @return the audience's id, or why there is none
   * @throws IllegalArgumentException if the name is blank or the page is no id
   * @throws InterruptedException if the thread was interrupted while waiting
   * @see <a
   *     href="https://developers.facebook.com/docs/messenger-platform/grow-marketing-messages-audience">
   *     Grow your audience (2026-06-11)</a>
   */
  public CallResult<String> createSubscriberAudience(String name, String page)
      throws InterruptedException {
    ObjectNode body = audience(name);
    body.putObject("marketing_message_channels").put("MESSENGER", requirePage(page));
    body.putArray("subscription_info").add("MESSENGER");
    body.putArray("use_for_products").add("MARKETING_MESSAGES");
    return created("customaudiences", body);
  }

  /**
   * Adds people to a custom audience. It takes up to a day to take effect.
   *
   * @param audience the audience's id
   * @param batch the people, a part of the upload
   * @return what was received, or why nothing was; a part whose fate is unknown may be sent again,
   *     because an audience has nobody twice
   * @throws IllegalArgumentException if the audience is no id
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public CallResult<AudienceReceipt> addUsers(String audience, AudienceBatch batch)
      throws InterruptedException {
    return addUsers(audience, batch.json());
  }

  /**
   * Adds people to a custom audience, as {@link #addUsers(String, AudienceBatch)} does.
   *
   * @param audience the audience's id
   * @param body payload and session as JSON, as the policy's export writes them
   * @return what was received, or why nothing was
   * @throws IllegalArgumentException if the audience is no id
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public CallResult<AudienceReceipt> addUsers(String audience, String body)
      throws InterruptedException {
    String path = GraphApi.requireId("audience", audience) + "/users";
    return outcomes.result(
        api.post(path, body),
        root ->
            new AudienceReceipt(
                root.path("num_received").asInt(), root.path("num_invalid_entries").asInt()));
  }

  /**
   * Creates a campaign of paid marketing messages, for {@link SendApiClient#withMarketingCampaign}.
   *
   * @param name what it is called, not blank
   * @param page the page that sends
   * @return the campaign's id, or why there is none
   * @throws IllegalArgumentException if the name is blank or the page is no id
   * @throws InterruptedException if the thread was interrupted while waiting
   * @see <a href="https://developers.facebook.com/docs/messenger-platform/marketing-messages">
   *     Marketing Message API (2026-06-30)</a>
   */
  public CallResult<String> createMessageCampaign(String name, String page)
      throws InterruptedException {
    return created("message_campaign", named(name).put("page_id", requirePage(page)));
  }

  @Override
  public String toString() {
    return "AdAccount[" + account + ", " + api + "]";
  }

  private CallResult<String> created(String edge, ObjectNode body) throws InterruptedException {
    return outcomes.result(api.post(account + "/" + edge, body.toString()), AdAccount::id);
  }

  static @Nullable String id(JsonNode root) {
    return GraphAnswer.text(root.path("id"));
  }

  private static String requirePage(String page) {
    return GraphApi.requireId("page", page);
  }

  private static ObjectNode audience(String name) {
    return named(name).put("subtype", "CUSTOM").put("customer_file_source", "USER_PROVIDED_ONLY");
  }

  private static ObjectNode named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: is blank");
    }
    return JsonNodeFactory.instance.objectNode().put("name", name);
  }
}
