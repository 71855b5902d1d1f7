package dev.mirsal.connector.graph;

import dev.mirsal.connector.http.Keys;
import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.connector.wire.Hmac;
import dev.mirsal.connector.wire.SignedBody;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.InboundEvent.Unrecognised;
import dev.mirsal.inbound.Origin;
import dev.mirsal.message.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The webhook of one Meta app: Messenger, Instagram, comments and leads of Facebook pages, and the
 * WhatsApp Cloud API. {@link Origin#account()} tells whose event it is: a page's id, an Instagram
 * account's, or a WhatsApp phone number's.
 *
 * <p>A body is read only after its signature was found right, and becomes events or a refusal,
 * never an exception. What each update becomes is listed in {@code docs/connectors/webhooks.md}.
 *
 * <p>Safe for use by several threads. Secrets are asked for each time and never kept or shown.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Meta on
 *     webhooks (read 2026-11-20)</a>
 * @since 0.1
 */
public final class MetaWebhook {
  private static final String PREFIX = "sha256=";

  private final SignedBody bodies;
  private final @Nullable Supplier<String> verifyToken;

  private MetaWebhook(Builder builder) {
    bodies = new SignedBody(Hmac.SHA_256, PREFIX, builder.secrets, builder.maxBodyBytes);
    verifyToken = builder.verifyToken;
  }

  /**
   * Starts a webhook.
   *
   * @param appSecret gives the app's secret, each time anew so that it may rotate; an empty one
   *     lets nothing in
   */
  public static Builder builder(Supplier<String> appSecret) {
    return new Builder(appSecret);
  }

  /**
   * Signs a body as Meta does, for tests of the host's endpoint.
   *
   * @param body the bytes as they are posted
   * @param appSecret the app's secret
   * @return the value of the header {@code X-Hub-Signature-256}
   * @throws IllegalArgumentException if the secret is empty
   */
  public static String sign(byte[] body, String appSecret) {
    return PREFIX + Hmac.SHA_256.hex(body, appSecret);
  }

  /**
   * Answers the GET by which Meta verifies that the endpoint is the app's.
   *
   * @param mode the query parameter {@code hub.mode}, or null
   * @param token the query parameter {@code hub.verify_token}, or null
   * @param challenge the query parameter {@code hub.challenge}, or null
   * @return the challenge, to be the whole body of a 200 of type {@code text/plain}; empty for a
   *     403
   */
  public Optional<String> handshake(
      @Nullable String mode, @Nullable String token, @Nullable String challenge) {
    String expected = verifyToken == null ? null : Keys.of(verifyToken);
    boolean verified =
        "subscribe".equals(mode) && token != null && expected != null && Hmac.same(expected, token);
    return verified ? Optional.ofNullable(challenge) : Optional.empty();
  }

  /**
   * Reads what Meta posted.
   *
   * @param body the bytes as they came: not parsed, not decoded, not printed anew
   * @param signature the header {@code X-Hub-Signature-256}, or null if there is none
   * @return the events, or why there are none
   */
  public WebhookResult receive(byte[] body, @Nullable String signature) {
    return bodies.read(body, signature, MetaWebhook::events);
  }

  private static List<InboundEvent> events(byte[] body) throws IOException {
    Envelope envelope = EnvelopeReader.read(body);
    Channel channel = channel(envelope.object());
    List<InboundEvent> events = new ArrayList<>();
    for (Envelope.Entry entry : envelope.entries()) {
      for (Envelope.Part part : entry.parts()) {
        add(new Update(channel, entry, part), events);
      }
    }
    return events;
  }

  private static void add(Update update, List<InboundEvent> events) {
    if (!update.node().isObject()) {
      events.add(new Unrecognised(update.origin(null, null), update.list()));
    } else if (!update.list().equals("changes")) {
      events.add(MessagingUpdate.event(update));
    } else if (update.channel() == Channel.WHATSAPP) {
      events.addAll(WhatsAppChange.events(update));
    } else {
      events.add(PageChange.event(update));
    }
  }

  /** Objects that have no channel of their own, such as permissions, are Facebook's. */
  private static Channel channel(String object) {
    return switch (object) {
      case "instagram" -> Channel.INSTAGRAM;
      case "whatsapp_business_account" -> Channel.WHATSAPP;
      default -> Channel.MESSENGER;
    };
  }

  /** What a webhook is made of. */
  public static final class Builder {
    private final List<Supplier<String>> secrets = new ArrayList<>();
    private @Nullable Supplier<String> verifyToken;
    private int maxBodyBytes = 4 << 20;

    private Builder(Supplier<String> appSecret) {
      secrets.add(Objects.requireNonNull(appSecret, "appSecret"));
    }

    /** Accepts signatures of one more secret too: the former one, while secrets change. */
    public Builder alsoAccept(Supplier<String> appSecret) {
      secrets.add(Objects.requireNonNull(appSecret, "appSecret"));
      return this;
    }

    /** Sets what gives the verify token; without it no handshake succeeds. */
    public Builder verifyToken(Supplier<String> token) {
      verifyToken = Objects.requireNonNull(token, "token");
      return this;
    }

    /**
     * Sets the largest body that is read; 4 MiB if it is not set. A batch has up to 1,000 updates.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxBodyBytes(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxBodyBytes: " + bytes + ", must be at least 1");
      }
      maxBodyBytes = bytes;
      return this;
    }

    /** Returns the webhook. */
    public MetaWebhook build() {
      return new MetaWebhook(this);
    }
  }
}
