package dev.mirsal.connector.wire;

import dev.mirsal.connector.http.Keys;
import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.connector.webhook.WebhookResult.Reason;
import dev.mirsal.connector.webhook.WebhookResult.Refused;
import dev.mirsal.inbound.InboundEvent;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the size and signature of a body before anybody reads it. */
public final class SignedBody {
  private final Hmac hmac;
  private final String prefix;
  private final List<Supplier<String>> secrets;
  private final int maxBytes;

  /**
   * Prepares.
   *
   * @param hmac how bodies are signed
   * @param prefix what stands before the hexadecimal digits
   * @param secrets of which any may have signed
   * @param maxBytes the largest body that is read
   */
  public SignedBody(Hmac hmac, String prefix, List<Supplier<String>> secrets, int maxBytes) {
    this.hmac = hmac;
    this.prefix = prefix;
    this.secrets = List.copyOf(secrets);
    this.maxBytes = maxBytes;
  }

  /** Reads events out of a body, which is JSON as far as is known. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads.
     *
     * @throws IOException if it is not JSON of the platform's shape
     */
    List<InboundEvent> read(byte[] body) throws IOException;
  }

  /** Returns the events in a body if it may be read, else why not. */
  public WebhookResult read(byte[] body, @Nullable String signature, Reader reader) {
    Refused refused = refusal(body, signature);
    if (refused != null) {
      return refused;
    }
    try {
      return new WebhookResult.Accepted(reader.read(body));
    } catch (IOException notReadable) {
      // Jackson's message quotes the body.
      return new Refused(Reason.MALFORMED, "the body is not JSON of the expected shape");
    }
  }

  private @Nullable Refused refusal(byte[] body, @Nullable String signature) {
    if (body.length > maxBytes) {
      return new Refused(
          Reason.TOO_LARGE, "the body has " + body.length + " bytes, at most " + maxBytes);
    }
    if (signature == null) {
      return new Refused(Reason.BAD_SIGNATURE, "there is no signature");
    }
    boolean checked = false;
    for (Supplier<String> secret : secrets) {
      String key = Keys.of(secret);
      if (key != null && Hmac.same(prefix + hmac.hex(body, key), signature.strip())) {
        return null;
      }
      checked |= key != null;
    }
    return checked
        ? new Refused(Reason.BAD_SIGNATURE, "the signature is not that of this body")
        : new Refused(Reason.NO_SECRET, "the host gave no secret to check the signature with");
  }
}
