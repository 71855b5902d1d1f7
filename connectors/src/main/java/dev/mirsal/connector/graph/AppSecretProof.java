package dev.mirsal.connector.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a call comes from an app that knows its secret: <a
 * href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">secure requests</a>.
 */
final class AppSecretProof {
  private static final String ALGORITHM = "HmacSHA256";

  private AppSecretProof() {}

  /** Returns the proof, in lower-case hexadecimal digits; the secret must not be empty. */
  static String of(String secret, String token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has " + ALGORITHM, e);
    }
  }
}
