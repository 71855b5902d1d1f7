package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that cannot go on says why in one line, sends nothing more and loses nobody (R-SEND-3). */
class RunFailuresTest {
  private static final String WORKING = "{\"name\":\"d1\",\"status\":\"WORKING\"}";

  private final InputFiles files;
  private final Path report;
  private final HttpServer server;
  private final AtomicInteger sends = new AtomicInteger();

  RunFailuresTest(@TempDir Path directory) throws IOException {
    files = InputFiles.in(directory);
    files.recipients("phone,name\n+972500000001,Dana\n+972500000002,Ali\n+972500000003,Zoë\n");
    report = directory.resolve("report.csv");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anUnreachableServerIsToldInOneLine() throws IOException {
    String url = url();
    server.stop(0);

    Console run = run("--waha-url", url);

    assertThat(run.errLines())
        .containsExactly(
            "mirsal run: "
                + url
                + ": device d1: no connection could be made (waha.unreachable); nothing was sent");
    assertThat(run.exit()).isEqualTo(1);
    assertEverybodyIsPending();
  }

  @Test
  void aWrongKeyIsToldInOneLineAndBurnsNobody() throws IOException {
    try (WahaDouble waha = new WahaDouble()) {
      Console run = run("--waha-url", waha.url());

      assertThat(run.errLines()).hasSize(1);
      assertThat(run.err())
          .startsWith("mirsal run: " + waha.url() + ": device d1: ")
          .contains("the API key is missing or wrong (waha.unauthorized); nothing was sent");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(waha.received()).isEmpty();
    }
    assertEverybodyIsPending();
  }

  @Test
  void aKeyThatIsRefusedWhileRunningPausesTheRun() throws IOException {
    session(200, WORKING);
    sends(401, "{\"message\":\"Unauthorized\",\"statusCode\":401}");

    Console run = run("--waha-url", url());

    assertThat(run.err())
        .contains("mirsal run: stopped, d1: ")
        .contains("the API key is missing or wrong (waha.unauthorized)");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(sends).hasValue(1);
    assertThat(run.outLines()).containsExactly("sent 0, failed 0, pending 3, unknown 0, skipped 0");
    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.contains("waha.unauthorized"))
        .hasSize(1);
  }

  @Test
  void aRunThatPausedItselfIsNotTriedAgainBeforeItIsResumed(@TempDir Path folder) {
    Path state = folder.resolve("state.db");
    files.campaign(
        """
        {"name":"n", "message":"Hello", "devices":["d1"], "activeHours":null,
         "delaySeconds":{"min":0,"max":0}}
        """);
    session(200, WORKING);
    sends(401, "{\"message\":\"Unauthorized\",\"statusCode\":401}");
    assertThat(files.mirsal("run", "--waha-url", url(), "--state", state).err())
        .contains("mirsal run: stopped, d1: ");

    Console again = files.mirsal("run", "--waha-url", url(), "--state", state);

    assertThat(again.err())
        .startsWith("mirsal run: d1: ")
        .endsWith("; nothing was sent; mirsal resume lets it go on\n")
        .hasLineCount(1);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(sends).hasValue(1);
    assertThat(Console.mirsal("status", "--state", state).out())
        .contains("status    paused (d1: ", "waha.unauthorized");

    server.removeContext("/api/sendText");
    sends(201, "{\"id\":\"true_1@c.us_A\"}");
    assertThat(Console.mirsal("resume", "--state", state).out())
        .startsWith("n: running, but nobody sends it: start mirsal run with the same options\n");
    Console resumed = files.mirsal("run", "--waha-url", url(), "--state", state);

    assertThat(resumed.exit()).isZero();
    assertThat(resumed.outLines())
        .containsExactly("sent 3, failed 0, pending 0, unknown 0, skipped 0");
  }

  @Test
  void aSessionThatIsStoppedIsToldBeforeAnythingIsSent() throws IOException {
    session(200, "{\"name\":\"d1\",\"status\":\"STOPPED\"}");
    sends(201, "{}");

    Console run = run("--waha-url", url());

    assertThat(run.err()).contains("device d1: ").contains("STOPPED").hasLineCount(1);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(sends).hasValue(0);
    assertEverybodyIsPending();
  }

  @Test
  void aNumberThatWhatsAppDoesNotKnowFailsAloneAndTheRunIsComplete() throws IOException {
    session(200, WORKING);
    AtomicInteger number = new AtomicInteger();
    server.createContext(
        "/api/sendText",
        exchange -> {
          boolean second = number.incrementAndGet() == 2;
          String bad = "{\"statusCode\":500,\"exception\":{\"message\":\"No LID for user\"}}";
          answer(exchange, second ? 500 : 201, second ? bad : "{\"id\":\"true_1@c.us_A\"}");
        });

    Console run = run("--waha-url", url());

    assertThat(run.exit()).isZero();
    assertThat(run.outLines()).containsExactly("sent 2, failed 1, pending 0, unknown 0, skipped 0");
    assertThat(Files.readString(report))
        .contains("972500000002,Ali,failed,d1,2026-11-23T10:00:")
        .contains(",Hello,,waha.recipient_unknown: ");
  }

  @Test
  void ifEveryMessageFailsTheRunHasFailed() throws IOException {
    session(200, WORKING);
    sends(500, "{\"statusCode\":500,\"exception\":{\"message\":\"No LID for user\"}}");

    Console run = run("--waha-url", url());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).startsWith("sent 0, failed 3,");
  }

  @Test
  void anAnswerThatNobodyCanReadIsUnknownAndNotRepeated() throws IOException {
    session(200, WORKING);
    sends(500, "{\"statusCode\":500,\"exception\":{\"message\":\"Connection Closed\"}}");

    Console run = run("--waha-url", url());

    assertThat(run.out()).startsWith("sent 0, failed 0, pending 0, unknown 3,");
    assertThat(sends).hasValue(3);
  }

  @Test
  void missingVariablesStopTheRunBeforeItsFirstMessage() throws IOException {
    session(200, WORKING);
    sends(201, "{}");
    files.campaign("{\"name\":\"n\", \"message\":\"{city}\", \"devices\":[\"d1\"]}");

    Console run = run("--waha-url", url());

    assertThat(files.problems(run).lines())
        .containsExactly(
            "recipients.csv:1: city: no such column, and the message needs {city}",
            "mirsal run: nothing was sent, because variables are missing");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(sends).hasValue(0);
    assertThat(report).doesNotExist();
  }

  @Test
  void aReportThatCannotBeWrittenStopsTheRunBeforeItsFirstMessage() throws IOException {
    Path nowhere = report.resolveSibling("no/such/directory/report.csv");

    Console run = files.mirsal("run", "--clock", "virtual", "--report", nowhere);

    assertThat(run.err()).contains("--report: " + nowhere + " cannot be written").hasLineCount(1);
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void aReportNeverReplacesAFileThatIsRead() throws IOException {
    Console run = files.mirsal("run", "--clock", "virtual", "--report", files.recipients());

    assertThat(run.err()).contains("is a file to read").hasLineCount(1);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(Files.readString(files.recipients())).startsWith("phone,name\n");
  }

  @Test
  void ifEverybodyOptedOutNothingIsSentAndTheReportSaysSo() throws IOException {
    files.recipients("phone,optOut\n+972500000001,yes\n");

    Console run = run();

    assertThat(run.exit()).isZero();
    assertThat(Files.readAllLines(report)).contains("972500000001,,skipped,,,,,opted out");
  }

  @Test
  void aKeyVariableThatIsNotSetIsNamed() {
    Console run = run("--waha-url", url(), "--waha-key-env", "MIRSAL_NO_SUCH_VARIABLE");

    assertThat(run.err())
        .contains("the environment variable MIRSAL_NO_SUCH_VARIABLE is not set")
        .hasLineCount(1);
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void aUrlThatIsNoneIsNamed() {
    for (String url : List.of("ftp://example.org", "http://a b", "localhost:3000")) {
      Console run = run("--waha-url", url);

      assertThat(run.err()).startsWith("mirsal run: --waha-url: ").hasLineCount(1);
      assertThat(run.exit()).isEqualTo(2);
    }
  }

  private Console run(Object... more) {
    Object[] args = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"--clock", "virtual", "--start", "2026-11-23T10:00:00Z", "--report", report},
        0,
        args,
        0,
        6);
    System.arraycopy(more, 0, args, 6, more.length);
    return files.mirsal("run", args);
  }

  private void assertEverybodyIsPending() throws IOException {
    assertThat(Files.readAllLines(report))
        .containsExactly(
            "recipient,name,status,device,at,text,messageId,error",
            "972500000001,Dana,pending,,,,,",
            "972500000002,Ali,pending,,,,,",
            "972500000003,Zoë,pending,,,,,");
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void session(int status, String body) {
    server.createContext("/api/sessions/d1", exchange -> answer(exchange, status, body));
  }

  private void sends(int status, String body) {
    server.createContext(
        "/api/sendText",
        exchange -> {
          sends.incrementAndGet();
          answer(exchange, status, body);
        });
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
      throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
