package dev.mirsal.example.cli.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.AudienceClass;
import dev.mirsal.policy.CustomAudience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirsal audience}: exports those whom only a paid message would reach. */
@Command(
    name = "audience",
    mixinStandardHelpOptions = true,
    description = {
      "Exports the contacts that only a sponsored or paid message would reach.",
      "Left out, --channel is messenger and --type is marketing."
    })
@SuppressWarnings("NullAway.Init") // picocli sets them
public final class AudienceCommand implements Callable<Integer> {
  /** What no spreadsheet takes for a formula and no CSV needs to quote. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_]+");

  @Spec private CommandSpec spec;
  @Mixin private QuestionOptions question;

  @Option(
      names = "--export",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the page-scoped ids, a CSV file.")
  private Path export;

  @Option(
      names = "--payloads",
      paramLabel = "FILE",
      description = "Where to write bodies for Meta's custom-audience upload, one a line.")
  private @Nullable Path payloads;

  @Option(
      names = "--page",
      paramLabel = "ID",
      description = "The page of the ids; needed for --payloads.")
  private @Nullable String page;

  @Override
  public Integer call() throws IOException {
    question.defaults(Channel.MESSENGER, CampaignType.MARKETING);
    question.mustNotBeOverwritten(export);
    try (ContactLines contacts = question.open();
        PrintWriter csv = writer("--export", export)) {
      SponsoredIds ids = new SponsoredIds(contacts, question);
      csv.write("page_scoped_id\n");
      write(ids, csv);
      PrintWriter err = spec.commandLine().getErr();
      ClassifyCommand.print(ids.counts(), contacts, err);
      err.println(ids.counts().of(AudienceClass.NEEDS_SPONSORED) + " ids are in " + export);
      finish(csv, export);
    }
    return 0;
  }

  private void write(SponsoredIds ids, PrintWriter csv) throws IOException {
    if (payloads == null) {
      ids.forEachRemaining(id -> writeId(id, csv));
      return;
    }
    if (page == null) {
      throw question.usage("--payloads needs --page");
    }
    question.mustNotBeOverwritten(payloads);
    CustomAudience audience = CustomAudience.ofPage(page, ids.now().toEpochMilli());
    try (PrintWriter bodies = writer("--payloads", payloads)) {
      audience.write(alsoWriting(ids, csv), body -> bodies.write(body + "\n"));
      finish(bodies, payloads);
    }
    spec.commandLine()
        .getErr()
        .println(
            "that Meta takes the key "
                + audience.key()
                + " is "
                + audience.key().certainty().name().toLowerCase(Locale.ROOT)
                + ": try one body first");
  }

  private Iterator<String> alsoWriting(SponsoredIds ids, PrintWriter csv) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ids.hasNext();
      }

      @Override
      public String next() {
        return writeId(ids.next(), csv);
      }
    };
  }

  private String writeId(String id, PrintWriter csv) {
    if (!ID.matcher(id).matches()) {
      throw new InputException(
          new Problem(
              question.contacts().toString(),
              0,
              "id",
              Problem.quote(id) + " is not a page-scoped id: letters, digits and _"));
    }
    csv.write(id + "\n");
    return id;
  }

  private PrintWriter writer(String option, Path file) {
    try {
      return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw question.usage(option + ": " + file + " cannot be written (" + e + ")");
    }
  }

  private static void finish(PrintWriter writer, Path file) throws IOException {
    if (writer.checkError()) {
      throw new IOException(file + " could not be written in full");
    }
  }
}
