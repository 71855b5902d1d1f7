package dev.mirsal.example.cli;

import dev.mirsal.example.cli.send.Account;
import dev.mirsal.example.cli.send.OutcomeJson;
import dev.mirsal.example.cli.send.Via;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirsal send}: sends one text and tells what became of it. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Sends one text, and prints what became of it as one line of JSON.")
@SuppressWarnings("NullAway.Init") // picocli sets them
final class SendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--via",
      required = true,
      paramLabel = "PLATFORM",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Via via;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ID",
      description = "The receiver: a number, or the platform's id of a person.")
  private String to;

  @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What to say.")
  private String text;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the platform answers; needed for WAHA, else the platform's own.")
  private @Nullable URI url;

  @Option(
      names = {"--key-env", "--token-env"},
      paramLabel = "NAME",
      description = "The environment variable that holds the API key or access token.")
  private @Nullable String keyVariable;

  @Option(
      names = "--app-secret-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the secret of Meta's app.")
  private @Nullable String appSecretVariable;

  @Option(
      names = {"--account", "--session"},
      paramLabel = "ID",
      description =
          "Who sends: WAHA's session (default: default), the page or Instagram account (default:"
              + " the token's own), or the id of the WhatsApp number.")
  private @Nullable String account;

  @Option(
      names = "--behind",
      defaultValue = "messenger",
      paramLabel = "PLATFORM",
      description = "ManyChat's platform: messenger (default), instagram or whatsapp.")
  private Channel behind;

  @Option(
      names = "--messaging-type",
      defaultValue = "response",
      paramLabel = "TYPE",
      description = "response (default) or update, on Messenger and Instagram.")
  private MessagingType messagingType;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "The message tag, after the window has closed.")
  private @Nullable String tag;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The id of this sending; a random one if left out.")
  private @Nullable String id;

  @Override
  public Integer call() throws InterruptedException {
    OutboundMessage message = message();
    MessageSender sender =
        checked(via == Via.MANYCHAT ? "--url or --behind" : "--url", () -> via.sender(account()));
    SendOutcome outcome = sender.send(message);
    spec.commandLine().getOut().println(OutcomeJson.of(outcome));
    return outcome instanceof SendOutcome.Accepted ? Mirsal.OK : Mirsal.FAILED;
  }

  private OutboundMessage message() {
    Address address = checked("--to", () -> Address.of(via.channel(), to));
    MessageContent content = checked("--text", () -> new MessageContent.Text(text));
    Permit permit = checked("--tag", () -> via.decided(messagingType, tag));
    String sending = id == null ? UUID.randomUUID().toString() : id;
    return checked(
        "--id", () -> new OutboundMessage(sending, sendingAccount(), address, content, permit));
  }

  private String sendingAccount() {
    String name = account == null ? via.usualAccount() : account;
    if (name == null || name.isBlank()) {
      throw unusable("--account: the id of the WhatsApp number is needed");
    }
    return name;
  }

  private Account account() {
    if (keyVariable == null && via != Via.WAHA) {
      throw unusable("--token-env: the variable that holds the access token is needed");
    }
    String key =
        keyVariable == null
            ? ""
            : EnvironmentKey.read(spec.commandLine(), "--key-env", keyVariable);
    String secret =
        appSecretVariable == null
            ? null
            : EnvironmentKey.read(spec.commandLine(), "--app-secret-env", appSecretVariable);
    return new Account(url, key, secret, behind);
  }

  /** Turns what a value refuses into a problem of an option. */
  private <T> T checked(String option, Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  private ParameterException unusable(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
