package dev.mirsal.connector.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bytes with a secret, <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>. */
public enum Hmac {
  /** With SHA-256. */
  SHA_256("HmacSHA256"),
  /** With SHA-512. */
  SHA_512("HmacSHA512");

  private final String algorithm;

  Hmac(String algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * Returns the signature in lower-case hexadecimal digits.
   *
   * @throws IllegalArgumentException if the secret is empty
   */
  public String hex(byte[] body, String secret) {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("secret: is empty, anybody could sign with it");
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** Compares secrets or signatures in a time that does not tell how much of them agrees. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
