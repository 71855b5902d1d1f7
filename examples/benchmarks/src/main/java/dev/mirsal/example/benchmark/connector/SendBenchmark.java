package dev.mirsal.example.benchmark.connector;

import dev.mirsal.connector.waha.WahaClient;
import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message to a WAHA that answers at once: through the connector, and through the JDK's client
 * with the body ready beforehand and the answer read as text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH sets them up
public class SendBenchmark {
  private static final String BODY =
      """
      {"session":"default","chatId":"972501234567@c.us","id":"3EB0821680AA2BAE038561",\
      "text":"שלום דנה, ההזמנה שלך מוכנה","linkPreview":false}""";

  private final LoopbackServer server = new LoopbackServer();
  private HttpClient bare;
  private URI path;
  private WahaClient waha;
  private OutboundMessage message;

  /** Opens both ways. */
  @Setup
  public void open() {
    bare = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    path = server.url().resolve("/api/sendText");
    waha = WahaClient.builder(server.url(), () -> "key").build();
    message =
        new OutboundMessage(
            "spring/17",
            "default",
            Address.whatsApp("972501234567"),
            new MessageContent.Text("שלום דנה, ההזמנה שלך מוכנה"));
  }

  /** Closes the server. */
  @TearDown
  public void close() throws IOException {
    server.close();
  }

  /** Sends through the JDK's client and nothing else. */
  @Benchmark
  public String bare() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(path)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("X-Api-Key", "key")
            .POST(BodyPublishers.ofString(BODY))
            .build();
    return bare.send(request, BodyHandlers.ofString()).body();
  }

  /** Sends through the connector. */
  @Benchmark
  public SendOutcome waha() throws InterruptedException {
    return waha.send(message);
  }
}
