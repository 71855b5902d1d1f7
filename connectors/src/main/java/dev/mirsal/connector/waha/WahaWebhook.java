package dev.mirsal.connector.waha;

import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.connector.wire.Hmac;
import dev.mirsal.connector.wire.Json;
import dev.mirsal.connector.wire.SignedBody;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The webhook of WAHA servers. {@link Origin#account()} is the session; ids of messages are bare,
 * as {@link WahaClient} gives them, so that an ack finds its message.
 *
 * <p>A body is read only after its signature was found right, and becomes an event or a refusal,
 * never an exception. What each event becomes is listed in {@code docs/connectors/webhooks.md}.
 * WAHA signs only if the session's {@code config.webhooks[].hmac.key} or {@code
 * WHATSAPP_HOOK_HMAC_KEY} is set; what is not signed is refused.
 *
 * <p>Safe for use by several threads. Keys are asked for each time and never kept or shown.
 *
 * @see <a href="https://waha.devlike.pro/docs/how-to/events/">WAHA on webhooks (read
 *     2026-11-20)</a>
 * @since 0.1
 */
public final class WahaWebhook {
  private final SignedBody bodies;

  private WahaWebhook(Builder builder) {
    bodies = new SignedBody(Hmac.SHA_512, "", builder.keys, builder.maxBodyBytes);
  }

  /**
   * Starts a webhook.
   *
   * @param hmacKey gives the key that WAHA signs with, each time anew so that it may rotate; an
   *     empty one lets nothing in
   */
  public static Builder builder(Supplier<String> hmacKey) {
    return new Builder(hmacKey);
  }

  /**
   * Signs a body as WAHA does, for tests of the host's endpoint.
   *
   * @param body the bytes as they are posted
   * @param hmacKey the key
   * @return the value of the header {@code X-Webhook-Hmac}
   * @throws IllegalArgumentException if the key is empty
   */
  public static String sign(byte[] body, String hmacKey) {
    return Hmac.SHA_512.hex(body, hmacKey);
  }

  /**
   * Reads what WAHA posted.
   *
   * @param body the bytes as they came: not parsed, not decoded, not printed anew
   * @param signature the header {@code X-Webhook-Hmac}, or null if there is none; the algorithm is
   *     always SHA-512, whatever another header says
   * @return the event, or why there is none
   */
  public WebhookResult receive(byte[] body, @Nullable String signature) {
    return bodies.read(body, signature, WahaWebhook::events);
  }

  private static List<InboundEvent> events(byte[] body) throws IOException {
    String json = new String(body, StandardCharsets.UTF_8);
    return List.of(WahaEvent.of(Json.object(body), json));
  }

  /** What a webhook is made of. */
  public static final class Builder {
    private final List<Supplier<String>> keys = new ArrayList<>();
    private int maxBodyBytes = 4 << 20;

    private Builder(Supplier<String> hmacKey) {
      keys.add(Objects.requireNonNull(hmacKey, "hmacKey"));
    }

    /** Accepts signatures of one more key too: the former one, while keys change. */
    public Builder alsoAccept(Supplier<String> hmacKey) {
      keys.add(Objects.requireNonNull(hmacKey, "hmacKey"));
      return this;
    }

    /**
     * Sets the largest body that is read; 4 MiB if it is not set. Files do not come in the body.
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
    public WahaWebhook build() {
      return new WahaWebhook(this);
    }
  }
}
