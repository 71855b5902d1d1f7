package dev.mirsal.example.cli.policy;

import dev.mirsal.policy.Account;
import dev.mirsal.policy.AudienceClass;
import dev.mirsal.policy.AudienceCounts;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirsal classify}: who may be written to, now, and how. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = "Tells for each contact whether a message may be sent, and why.")
@SuppressWarnings("NullAway.Init") // picocli sets them
public final class ClassifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private QuestionOptions question;

  @Option(
      names = "--format",
      defaultValue = "jsonl",
      paramLabel = "FORMAT",
      description = "jsonl (default) or table.")
  private Answers format;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    MessagingPolicy policy = question.policy();
    Intent intent = question.intent();
    Account account = question.account();
    Instant now = question.at();
    AudienceCounts counts = AudienceCounts.create();
    try (ContactLines contacts = question.open()) {
      out.write(format.head());
      while (contacts.hasNext()) {
        KnownContact contact = contacts.next();
        Decision decision = policy.evaluate(contact.state(), intent, account, now);
        counts.add(decision.verdict());
        format.print(out, contact.id(), decision);
      }
      out.flush();
      print(counts, contacts, err);
    }
    return 0;
  }

  /** Prints the three counts, and what to know before sending. */
  static void print(AudienceCounts counts, ContactLines contacts, PrintWriter err) {
    for (AudienceClass group : AudienceClass.values()) {
      err.println(group.code() + " " + counts.of(group));
    }
    err.println(counts.warning());
    if (!contacts.unknownKinds().isEmpty()) {
      err.println(
          "interactions of these kinds count as nothing: "
              + String.join(", ", contacts.unknownKinds()));
    }
  }
}
