package dev.mirsal.example.cli.odoo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mirsal.connector.odoo.Activity;
import dev.mirsal.connector.odoo.LeadResult;
import dev.mirsal.connector.odoo.OdooClient;
import dev.mirsal.example.cli.input.EnvironmentKey;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.time.SystemTime;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirsal odoo lead}: creates or updates a lead, and schedules its follow-up. */
@Command(
    name = "lead",
    mixinStandardHelpOptions = true,
    description = "Creates a lead or updates the one with the same externalId.")
@SuppressWarnings("NullAway.Init") // picocli sets the required ones
final class LeadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--url", required = true, paramLabel = "URL", description = "The Odoo server.")
  private URI url;

  @Option(names = "--db", required = true, paramLabel = "NAME", description = "The database.")
  private String database;

  @Option(
      names = "--user",
      required = true,
      paramLabel = "LOGIN",
      description = "The user's login.")
  private String user;

  @Option(
      names = "--key-env",
      required = true,
      paramLabel = "NAME",
      description = "The environment variable that holds the user's API key.")
  private String keyVariable;

  @Option(
      names = "--json",
      required = true,
      paramLabel = "FILE",
      description = "The lead, a JSON file.")
  private Path json;

  @Override
  public Integer call() throws InterruptedException {
    LeadFile file = LeadFile.read(new InputFile(json));
    OdooClient odoo = client(EnvironmentKey.read(spec.commandLine(), "--key-env", keyVariable));
    LeadResult put = odoo.put(file.lead());
    LeadFile.FollowUp followUp = file.followUp();
    if (followUp != null) {
      LocalDate today = LocalDate.ofInstant(SystemTime.clock().instant(), ZoneId.systemDefault());
      odoo.followUp(put, Activity.todo(followUp.summary(), today.plusDays(followUp.dueInDays())));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        JsonNodeFactory.instance
            .objectNode()
            .put("id", put.id())
            .put("created", put.created())
            .put("version", put.version()));
    out.flush();
    return 0;
  }

  private OdooClient client(String key) {
    try {
      return OdooClient.builder(url, database, user, () -> key).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), byOption(e), e);
    }
  }

  /** Names the option in place of the library's parameter. */
  private static String byOption(IllegalArgumentException e) {
    return Objects.requireNonNullElse(e.getMessage(), "")
        .replaceFirst("^baseUrl:", "--url:")
        .replaceFirst("^database:", "--db:")
        .replaceFirst("^login:", "--user:");
  }
}
