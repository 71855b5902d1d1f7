package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.http.Keys;
import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.connector.webhook.WebhookResult.Reason;
import dev.mirsal.connector.webhook.WebhookResult.Refused;
import dev.mirsal.connector.wire.Hmac;
import dev.mirsal.connector.wire.Json;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.Origin;
import dev.mirsal.message.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a flow posts: the External Request action, and the Dynamic Block step, whose answer is
 * a {@link ManyChatBlock}. ManyChat has no other events, and signs nothing: the flow's author puts
 * a secret into a header, over https.
 *
 * <p>The body is "Full Contact Data", or what the author typed with at least {@code id} (or {@code
 * subscriber_id}); {@code last_input_text} (or {@code text}) becomes a message, {@code page_id} the
 * account and {@code event_id} the id. Without that id, two equal texts of a person are told apart
 * by the last interaction only. {@link ManyChatSubscriber#parse} reads the person out of {@link
 * Origin#json()}.
 *
 * <p>A body becomes an event or a refusal, never an exception. Safe for use by several threads. The
 * secret is asked for each time and never kept or shown.
 *
 * @since 0.1
 */
public final class ManyChatWebhook {
  private final Channel behind;
  private final Supplier<String> secret;
  private final int maxBodyBytes;

  private ManyChatWebhook(Channel behind, Supplier<String> secret, int maxBodyBytes) {
    this.behind = behind;
    this.secret = secret;
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * Returns a webhook that reads bodies of up to 1 MiB.
   *
   * @param behind the platform on which the subscribers are: Messenger, Instagram or WhatsApp
   * @param secret gives what the flow's header must say; an empty one lets nothing in
   * @throws IllegalArgumentException if ManyChat is not on that platform
   */
  public static ManyChatWebhook create(Channel behind, Supplier<String> secret) {
    return new ManyChatWebhook(
        ManyChatClient.checked(behind), Objects.requireNonNull(secret, "secret"), 1 << 20);
  }

  /**
   * Returns the same webhook with another limit.
   *
   * @param bytes the largest body that is read
   * @throws IllegalArgumentException if it is less than 1
   */
  public ManyChatWebhook withMaxBodyBytes(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("maxBodyBytes: " + bytes + ", must be at least 1");
    }
    return new ManyChatWebhook(behind, secret, bytes);
  }

  /**
   * Reads what was posted.
   *
   * @param body the bytes as they came
   * @param header the header in which the flow's author put the secret, or null if there is none
   * @return the event, or why there is none
   */
  public WebhookResult receive(byte[] body, @Nullable String header) {
    Refused refusal = refusal(body, header);
    if (refusal != null) {
      return refusal;
    }
    try {
      return new WebhookResult.Accepted(List.of(event(body)));
    } catch (IOException notReadable) {
      // Jackson's message quotes the body.
      return new Refused(Reason.MALFORMED, "the body is no JSON object with the id of a contact");
    }
  }

  private @Nullable Refused refusal(byte[] body, @Nullable String header) {
    if (body.length > maxBodyBytes) {
      return new Refused(
          Reason.TOO_LARGE, "the body has " + body.length + " bytes, at most " + maxBodyBytes);
    }
    String expected = Keys.of(secret);
    if (expected == null) {
      return new Refused(Reason.NO_SECRET, "the host gave no secret to compare with");
    }
    return header != null && Hmac.same(expected, header.strip())
        ? null
        : new Refused(Reason.BAD_SIGNATURE, "the header does not hold the secret");
  }

  private InboundEvent event(byte[] body) throws IOException {
    JsonNode json = Json.object(body);
    ManyChatSubscriber person = ManyChatSubscriber.read(behind, json);
    if (person == null) {
      throw new IOException("no id");
    }
    Instant at = person.lastInteraction();
    String account = Json.text(json, "page_id");
    Origin origin =
        new Origin(
            Channel.MANYCHAT,
            account == null ? "" : account,
            person.address(),
            at == null ? Instant.EPOCH : at,
            Json.text(json, "event_id"),
            false,
            new String(body, StandardCharsets.UTF_8));
    String text = person.lastInput();
    return text == null
        ? new InboundEvent.Unrecognised(origin, "contact")
        : new InboundEvent.Message(
            origin, text, List.of(), null, null, null, null, false, InboundEvent.Change.NEW);
  }
}
