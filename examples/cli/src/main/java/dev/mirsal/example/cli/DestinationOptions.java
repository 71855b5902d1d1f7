package dev.mirsal.example.cli;

import dev.mirsal.example.cli.input.EnvironmentKey;
import dev.mirsal.example.cli.run.Destination;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where messages go. */
final class DestinationOptions {
  @Option(
      names = "--waha-url",
      paramLabel = "URL",
      description = "The WAHA server; if left out, a stand-in inside this process.")
  private @Nullable String url;

  @Option(
      names = "--waha-key-env",
      paramLabel = "NAME",
      description = "The environment variable that holds WAHA's API key.")
  private @Nullable String keyVariable;

  /**
   * Opens the destination.
   *
   * @throws ParameterException if the URL or the key's variable is not usable
   * @throws IOException if the stand-in cannot be started
   */
  Destination open(CommandLine command) throws IOException {
    if (url == null) {
      return Destination.loopback();
    }
    try {
      return Destination.waha(URI.create(url), key(command));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--waha-url: " + e.getMessage(), e);
    }
  }

  private String key(CommandLine command) {
    return keyVariable == null ? "" : EnvironmentKey.read(command, "--waha-key-env", keyVariable);
  }
}
