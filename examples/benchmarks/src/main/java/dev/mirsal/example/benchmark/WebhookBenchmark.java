package dev.mirsal.example.benchmark;

import com.restfb.types.webhook.WebhookObject;
import dev.mirsal.connector.webhook.WebhookResult;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One body of Messenger's: Mirsal checks and reads it, beside the floor and restfb. */
@State(Scope.Benchmark)
public class WebhookBenchmark extends Measured {
  /** How many messages are in the body. */
  @Param({"1", "100"})
  public int messages = 1;

  private Webhooks webhooks = new Webhooks(1);

  /** Makes the body. */
  @Setup
  public void prepare() {
    webhooks = new Webhooks(messages);
  }

  /** The floor: the HMAC and a tree of everything. */
  @Benchmark
  public void floor(Blackhole sink) throws GeneralSecurityException, IOException {
    sink.consume(webhooks.hmac());
    sink.consume(webhooks.tree());
  }

  /** Checks and reads. */
  @Benchmark
  public WebhookResult mirsal() {
    return webhooks.mirsal();
  }

  /** Only reads. */
  @Benchmark
  public WebhookObject restfb() {
    return webhooks.restfb();
  }
}
