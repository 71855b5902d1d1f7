package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Message ids that the sender chooses, so that a message can be looked for afterwards. The engines
 * NOWEB and GOWS take one from WAHA <a href="https://waha.devlike.pro/docs/how-to/changelog/">
 * 2026.4.3</a> on, for everything but files.
 *
 * <p>An id is made of the message's own, so that a process that has crashed need not have kept it.
 */
final class OwnIds {
  private static final Set<String> ENGINES = Set.of("NOWEB", "GOWS");
  private static final Pattern VERSION = Pattern.compile("(\\d{4})\\.(\\d{1,2})\\.(\\d{1,4})\\b.*");
  private static final long SINCE = 2026_04_0003L;

  /** What both engines begin the ids with that they make themselves, and how long these are. */
  private static final String PREFIX = "3EB0";

  private static final int HEX_DIGITS = 18;

  private final WahaCalls calls;
  private final SessionHealth health;
  private final Cache<String, Boolean> tooOld;

  OwnIds(WahaCalls calls, SessionHealth health, LongSupplier ticker) {
    this.calls = calls;
    this.health = health;
    tooOld =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(1)
            .ticker(ticker::getAsLong)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
  }

  /**
   * Returns the id for a message, or null if it cannot have one of its own. Where the server does
   * not tell its engine or version, it gets one: the field is passed over by those that do not know
   * it, while a message without its id would later be looked for in vain.
   */
  @Nullable String of(OutboundMessage message) throws InterruptedException {
    if (message.content() instanceof MessageContent.Media) {
      return null;
    }
    String engine = health.engine(message.sender());
    boolean possible = engine.isEmpty() || (ENGINES.contains(engine) && !isTooOld());
    return possible ? idOf(message) : null;
  }

  static String idOf(OutboundMessage message) {
    byte[] digest =
        sha256().digest((message.sender() + "\n" + message.id()).getBytes(StandardCharsets.UTF_8));
    return PREFIX + HexFormat.of().withUpperCase().formatHex(digest).substring(0, HEX_DIGITS);
  }

  /** Two threads may ask at once. That is harmless, and rare. */
  private boolean isTooOld() throws InterruptedException {
    Boolean known = tooOld.getIfPresent("");
    if (known == null) {
      known = isTooOld(WahaAnswer.ofSuccess(calls.get("/api/server/version")));
      tooOld.put("", known);
    }
    return known;
  }

  private static boolean isTooOld(JsonNode server) {
    Matcher parts = VERSION.matcher(server.path("version").asText());
    return parts.matches()
        && Long.parseLong(parts.group(1)) * 1_000_000
                + Long.parseLong(parts.group(2)) * 10_000
                + Long.parseLong(parts.group(3))
            < SINCE;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
