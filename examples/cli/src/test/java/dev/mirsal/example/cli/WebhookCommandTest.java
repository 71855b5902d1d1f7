package dev.mirsal.example.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.graph.MetaWebhook;
import dev.mirsal.connector.waha.WahaWebhook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mirsal webhook}, with a variable that every environment has as the secret. */
class WebhookCommandTest {
  private static final String VARIABLE = "PATH";
  private static final String SECRET = System.getenv(VARIABLE);
  private static final String META =
      """
      {"object":"page","entry":[{"id":"900","time":1795168800000,"messaging":[
        {"sender":{"id":"7"},"recipient":{"id":"900"},"timestamp":1795168800123,
         "message":{"mid":"m_1","text":"שלום"}},
        {"sender":{"id":"7"},"timestamp":1795168800123,"read":{"watermark":1795168799000}}]}]}
      """;
  private static final String ACK =
      """
      {"event":"message.ack","session":"default","timestamp":1795168800123,
       "payload":{"id":"true_972501234567@c.us_3EB0","fromMe":true,"ack":3}}
      """;

  private final InputStream standardInput = System.in;
  private final Path headers;

  WebhookCommandTest(@TempDir Path directory) {
    headers = directory.resolve("headers.txt");
  }

  @AfterEach
  void giveStandardInputBack() {
    System.setIn(standardInput);
  }

  @Test
  void eventsOfMetaArePrinted() throws IOException {
    Console console =
        receive(
            "meta", META, "POST /hook HTTP/1.1\nHost: h:80\n\nx-hub-signature-256: " + signed());

    assertThat(console.outLines())
        .containsExactly(
            "{\"kind\":\"message\",\"platform\":\"messenger\",\"account\":\"900\",\"from\":\"7\","
                + "\"at\":\"2026-11-20T10:00:00.123Z\",\"id\":\"m_1\",\"standby\":false,"
                + "\"text\":\"שלום\",\"attachments\":[],\"payload\":null,\"replyTo\":null,"
                + "\"story\":null,\"referral\":null,\"own\":false,\"change\":\"new\"}",
            "{\"kind\":\"delivery\",\"platform\":\"messenger\",\"account\":\"900\",\"from\":\"7\","
                + "\"at\":\"2026-11-20T10:00:00.123Z\",\"id\":null,\"standby\":false,"
                + "\"state\":\"read\",\"messageIds\":[],\"watermark\":\"2026-11-20T09:59:59Z\","
                + "\"code\":null,\"detail\":null}");
    assertThat(console.err()).isEmpty();
    assertThat(console.exit()).isZero();
  }

  @Test
  void eventsOfWahaArePrinted() throws IOException {
    String signature = WahaWebhook.sign(ACK.getBytes(UTF_8), SECRET);

    Console console = receive("waha", ACK, "X-Webhook-Hmac: " + signature);

    assertThat(console.outLines())
        .containsExactly(
            "{\"kind\":\"delivery\",\"platform\":\"whatsapp\",\"account\":\"default\","
                + "\"from\":\"972501234567@c.us\",\"at\":\"2026-11-20T10:00:00.123Z\",\"id\":null,"
                + "\"standby\":false,\"state\":\"read\",\"messageIds\":[\"3EB0\"],"
                + "\"watermark\":null,\"code\":null,\"detail\":null}");
    assertThat(console.exit()).isZero();
  }

  @Test
  void partsOfAnEventAreObjectsAndThePlatformsKindIsItsType() throws IOException {
    String body =
        """
        {"object":"page","entry":[{"id":"900","time":1795168800,"messaging":[
          {"sender":{"id":"7"},"referral":{"source":"ADS","ad_id":"55"}},
          {"new_thing":{}}]}]}
        """;

    Console console = receive("meta", body, "X-Hub-Signature-256: " + sign(body));

    assertThat(console.outLines().get(0))
        .contains("\"referral\":{\"source\":\"ADS\",\"reference\":null,\"adId\":\"55\"}");
    assertThat(console.outLines().get(1))
        .startsWith("{\"kind\":\"unrecognised\",")
        .endsWith(
            ",\"from\":null,\"at\":\"2026-11-20T10:00:00Z\",\"id\":null,"
                + "\"standby\":false,\"type\":\"new_thing\"}");
  }

  @Test
  void aWrongOrMissingSignaturePrintsNothingAndEndsWithThree() throws IOException {
    Console wrong = receive("meta", META + " ", "X-Hub-Signature-256: " + signed());
    Console missing = receive("meta", META, "Host: h");
    Console empty = receive("waha", META, "");

    assertThat(wrong.err())
        .isEqualTo(
            "mirsal webhook: X-Hub-Signature-256: the signature is not that of this body"
                + System.lineSeparator());
    assertThat(missing.err()).contains("there is no signature").hasLineCount(1);
    for (Console console : new Console[] {wrong, missing, empty}) {
      assertThat(console.out()).isEmpty();
      assertThat(console.exit()).isEqualTo(3);
    }
  }

  @Test
  void otherWrongInputEndsWithTwo() throws IOException {
    String large = " ".repeat((4 << 20) + 1);

    Console notJson = receive("meta", "{", "X-Hub-Signature-256: " + sign("{"));
    Console tooLarge = receive("meta", large, "X-Hub-Signature-256: " + sign(large));
    Console noHeader = receive("meta", META, "Host: h\nnonsense\n");
    Files.delete(headers);
    Console noFile = run("meta", VARIABLE);
    Console noSecret = run("meta", "NOT_SET_ANYWHERE");
    Console noKind = run("telegram", VARIABLE);

    assertThat(notJson.err())
        .startsWith("standard input: the body is not JSON of the expected shape");
    assertThat(tooLarge.err()).startsWith("standard input: the body has 4194305 bytes, at most");
    assertThat(noHeader.err()).contains("headers.txt:2: is not a header such as 'Name: value'");
    assertThat(noFile.err()).contains("headers.txt: does not exist");
    assertThat(noSecret.err())
        .contains("--secret-env: the environment variable NOT_SET_ANYWHERE is not set");
    assertThat(noKind.err()).contains("Invalid value for option '--kind'");
    for (Console console : new Console[] {notJson, tooLarge, noHeader, noFile, noSecret, noKind}) {
      assertThat(console.err()).hasLineCount(1).doesNotContain(SECRET);
      assertThat(console.out()).isEmpty();
      assertThat(console.exit()).isEqualTo(2);
    }
  }

  private Console receive(String kind, String body, String headerLines) throws IOException {
    Files.writeString(headers, headerLines);
    System.setIn(new ByteArrayInputStream(body.getBytes(UTF_8)));
    return run(kind, VARIABLE);
  }

  private Console run(String kind, String variable) {
    return Console.mirsal(
        "webhook", "--kind", kind, "--secret-env", variable, "--headers", headers);
  }

  private static String signed() {
    return sign(META);
  }

  private static String sign(String body) {
    return MetaWebhook.sign(body.getBytes(UTF_8), SECRET);
  }
}
