package dev.mirsal.example.cli.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.ContentKind;
import dev.mirsal.policy.Feature;
import dev.mirsal.policy.Gateway;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import dev.mirsal.policy.Purpose;
import dev.mirsal.policy.Rulebook;
import dev.mirsal.policy.Template;
import dev.mirsal.policy.TemplateCategory;
import dev.mirsal.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is asked about each contact. */
@SuppressWarnings("NullAway.Init") // picocli sets the required ones
final class QuestionOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--contacts",
      required = true,
      paramLabel = "FILE",
      description = "The contacts, one JSON object a line.")
  private Path contacts;

  @Option(names = "--type", description = "marketing or transactional.", paramLabel = "TYPE")
  private @Nullable CampaignType type;

  @Option(
      names = "--channel",
      description = "messenger, instagram, whatsapp or email.",
      paramLabel = "CHANNEL")
  private @Nullable Channel channel;

  @Option(
      names = "--via",
      defaultValue = "platform_api",
      paramLabel = "GATEWAY",
      description = "What carries the messages: platform_api (default), manychat or waha.")
  private Gateway gateway;

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      description =
          "One of: ${COMPLETION-CANDIDATES}. Customer feedback is asked for with the platform's"
              + " form.")
  private @Nullable Purpose purpose;

  @Option(names = "--human", description = "A person writes the messages, not a machine.")
  private boolean human;

  @Option(names = "--tag", paramLabel = "TAG", description = "The only message tag to use.")
  private @Nullable String tag;

  @Option(
      names = "--template",
      paramLabel = "CATEGORY",
      description = "An approved template is at hand: marketing, utility or authentication.")
  private @Nullable TemplateCategory template;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "FEATURE",
      description = "What the account was granted: ${COMPLETION-CANDIDATES}.")
  private List<Feature> features = List.of();

  @Option(
      names = "--account-region",
      paramLabel = "COUNTRY",
      description = "The country of the account, two letters.")
  private @Nullable String accountRegion;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The instant asked about, such as 2026-11-20T12:00:00Z; left out, now.")
  private @Nullable String at;

  @Option(
      names = "--rulebook",
      paramLabel = "FILE",
      description = "Amendments to the rules, a JSON file.")
  private @Nullable Path rulebook;

  /** Fills in what was left out. */
  void defaults(Channel usualChannel, CampaignType usualType) {
    channel = Objects.requireNonNullElse(channel, usualChannel);
    type = Objects.requireNonNullElse(type, usualType);
  }

  Path contacts() {
    return contacts;
  }

  /** Refuses to write over the contacts. */
  void mustNotBeOverwritten(Path file) throws IOException {
    if (Files.exists(file) && Files.exists(contacts) && Files.isSameFile(file, contacts)) {
      throw usage(file + " is the contacts file and is not written over");
    }
  }

  ContactLines open() {
    return new ContactLines(new InputFile(contacts), channel());
  }

  MessagingPolicy policy() {
    Rulebook standard = Rulebook.standard();
    return rulebook == null
        ? MessagingPolicy.standard()
        : MessagingPolicy.of(RulebookFile.amend(standard, new InputFile(rulebook)));
  }

  Intent intent() {
    if (channel() == Channel.MANYCHAT) {
      throw usage("--channel: name the platform behind ManyChat, and --via manychat");
    }
    Intent.Builder intent =
        Intent.builder(channel(), given(type, "--type"))
            .via(gateway)
            .tag(tag)
            .template(template == null ? null : Template.approved(template, "any"))
            .content(
                purpose == Purpose.CUSTOMER_FEEDBACK
                    ? ContentKind.FEEDBACK_FORM
                    : ContentKind.ORDINARY);
    if (purpose != null) {
      intent.purpose(purpose);
    }
    return (human ? intent.byHuman() : intent).build();
  }

  Account account() {
    Set<Feature> granted = EnumSet.noneOf(Feature.class);
    granted.addAll(features);
    return new Account(country(), granted, null, null);
  }

  private @Nullable String country() {
    if (accountRegion == null) {
      return null;
    }
    if (!accountRegion.matches("[A-Za-z]{2}")) {
      throw usage(
          "--account-region: "
              + Problem.quote(accountRegion)
              + " is not a country code of two letters");
    }
    return accountRegion.toUpperCase(Locale.ROOT);
  }

  Instant at() {
    if (at == null) {
      return SystemTime.clock().instant();
    }
    try {
      return Instant.parse(at);
    } catch (DateTimeException e) {
      throw usage("--at: '" + at + "' is not an instant such as 2026-11-20T12:00:00Z");
    }
  }

  private Channel channel() {
    return given(channel, "--channel");
  }

  private <T> T given(@Nullable T value, String option) {
    if (value == null) {
      throw usage("Missing required option: '" + option + "'");
    }
    return value;
  }

  ParameterException usage(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
