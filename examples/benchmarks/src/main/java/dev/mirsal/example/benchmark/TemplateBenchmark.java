package dev.mirsal.example.benchmark;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One chat message with four variables, from Mirsal and from its peers. */
@State(Scope.Benchmark)
public class TemplateBenchmark extends Measured {
  /** Who renders. */
  @Param public Templates engine = Templates.MIRSAL;

  private Supplier<String> template = () -> "";

  /** Compiles the template. */
  @Setup
  public void compile() {
    template = engine.compile();
  }

  /** Renders it for one recipient. */
  @Benchmark
  public String render() {
    return template.get();
  }
}
