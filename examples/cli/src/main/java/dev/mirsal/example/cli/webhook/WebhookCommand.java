package dev.mirsal.example.cli.webhook;

import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.connector.webhook.WebhookResult.Accepted;
import dev.mirsal.connector.webhook.WebhookResult.Reason;
import dev.mirsal.connector.webhook.WebhookResult.Refused;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirsal webhook}: checks and reads what a platform posted. */
@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description = "Checks the signature of a body on standard input and prints its events.")
@SuppressWarnings("NullAway.Init") // picocli sets them
public final class WebhookCommand implements Callable<Integer> {
  private static final int OK = 0;
  private static final int BAD_SIGNATURE = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "Who posted: meta or waha.")
  private WebhookKind kind;

  @Option(
      names = "--secret-env",
      required = true,
      paramLabel = "NAME",
      description = "The environment variable with Meta's app secret, or WAHA's HMAC key.")
  private String secretVariable;

  @Option(
      names = "--headers",
      required = true,
      paramLabel = "FILE",
      description = "The request's headers, 'Name: value' on each line.")
  private Path headers;

  @Override
  public Integer call() throws IOException {
    String secret = secret();
    String signature = new HeaderFile(new InputFile(headers)).value(kind.header);
    byte[] body = System.in.readNBytes(WebhookKind.MAX_BYTES + 1);
    WebhookResult result = kind.receive(body, signature, secret);
    return result instanceof Accepted accepted ? print(accepted) : refuse((Refused) result);
  }

  private int print(Accepted accepted) {
    PrintWriter out = spec.commandLine().getOut();
    accepted.events().forEach(event -> out.write(EventLine.of(event) + "\n"));
    out.flush();
    return OK;
  }

  private int refuse(Refused refused) {
    if (refused.reason() != Reason.BAD_SIGNATURE) {
      throw new InputException(Problem.of("standard input", refused.detail()));
    }
    spec.commandLine().getErr().println("mirsal webhook: " + kind.header + ": " + refused.detail());
    return BAD_SIGNATURE;
  }

  private String secret() {
    String secret = System.getenv(secretVariable);
    if (secret == null || secret.isBlank()) {
      String text = "--secret-env: the environment variable " + secretVariable + " is not set";
      throw new ParameterException(spec.commandLine(), text);
    }
    return secret;
  }
}
