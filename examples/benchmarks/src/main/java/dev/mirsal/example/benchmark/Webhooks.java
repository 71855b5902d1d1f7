package dev.mirsal.example.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.restfb.DefaultJsonMapper;
import com.restfb.types.webhook.WebhookObject;
import dev.mirsal.connector.graph.MetaWebhook;
import dev.mirsal.connector.webhook.WebhookResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A body that Messenger posts, with so many text messages, and those who read it. */
final class Webhooks {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String MESSAGE =
      "{\"sender\":{\"id\":\"24875638290%06d\"},\"recipient\":{\"id\":\"1067280970047460\"},"
          + "\"timestamp\":1795168800123,\"message\":{\"mid\":\"m_kBvN3Yw7Qe1xZtR5uJ8oPaSdFgHjKlZ"
          + "xCvBnM%06d\",\"text\":\"\\u0634\\u0643\\u0631\\u0627, when is my order ready?\","
          + "\"nlp\":{\"intents\":[],\"entities\":{},\"traits\":{}}}}";

  final byte[] body;
  final String signature;
  private final MetaWebhook mirsal = MetaWebhook.builder(() -> SECRET).build();
  private final ObjectMapper jackson = new ObjectMapper();
  private final DefaultJsonMapper restfb = new DefaultJsonMapper();

  Webhooks(int messages) {
    String items =
        IntStream.range(0, messages)
            .mapToObj(i -> MESSAGE.formatted(i, i))
            .collect(Collectors.joining(","));
    body =
        ("{\"object\":\"page\",\"entry\":[{\"id\":\"1067280970047460\",\"time\":1795168800456,"
                + "\"messaging\":["
                + items
                + "]}]}")
            .getBytes(StandardCharsets.UTF_8);
    signature = MetaWebhook.sign(body, SECRET);
  }

  WebhookResult mirsal() {
    return mirsal.receive(body, signature);
  }

  byte[] hmac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return mac.doFinal(body);
  }

  JsonNode tree() throws IOException {
    return jackson.readTree(body);
  }

  /** restfb does not check the signature here; it reads texts only. */
  WebhookObject restfb() {
    return restfb.toJavaObject(new String(body, StandardCharsets.UTF_8), WebhookObject.class);
  }
}
