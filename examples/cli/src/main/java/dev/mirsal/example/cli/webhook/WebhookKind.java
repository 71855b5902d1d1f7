package dev.mirsal.example.cli.webhook;

import dev.mirsal.connector.graph.MetaWebhook;
import dev.mirsal.connector.waha.WahaWebhook;
import dev.mirsal.connector.webhook.WebhookResult;
import org.jspecify.annotations.Nullable;

/** Who posts. */
enum WebhookKind {
  /** Messenger, Instagram, pages and the WhatsApp Cloud API. */
  META("X-Hub-Signature-256") {
    @Override
    WebhookResult receive(byte[] body, @Nullable String signature, String secret) {
      return MetaWebhook.builder(() -> secret)
          .maxBodyBytes(MAX_BYTES)
          .build()
          .receive(body, signature);
    }
  },
  /** A WAHA server. */
  WAHA("X-Webhook-Hmac") {
    @Override
    WebhookResult receive(byte[] body, @Nullable String signature, String secret) {
      return WahaWebhook.builder(() -> secret)
          .maxBodyBytes(MAX_BYTES)
          .build()
          .receive(body, signature);
    }
  };

  static final int MAX_BYTES = 4 << 20;

  /** The header that carries the signature. */
  final String header;

  WebhookKind(String header) {
    this.header = header;
  }

  abstract WebhookResult receive(byte[] body, @Nullable String signature, String secret);
}
