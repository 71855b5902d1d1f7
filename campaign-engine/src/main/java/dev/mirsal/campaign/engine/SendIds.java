package dev.mirsal.campaign.engine;

import dev.mirsal.message.Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Deterministic ids of messages: the same campaign and recipient always give the same id. */
final class SendIds {
  private static final int BYTES = 16;

  private final MessageDigest sha256;
  private final String campaign;

  SendIds(String campaignId) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    campaign = campaignId.length() + ":" + campaignId;
  }

  String of(Address address) {
    String key = campaign + address.channel().name() + ":" + address.id();
    byte[] hash = sha256.digest(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
