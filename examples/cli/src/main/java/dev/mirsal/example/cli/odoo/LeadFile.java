package dev.mirsal.example.cli.odoo;

import dev.mirsal.connector.odoo.Lead;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import dev.mirsal.example.cli.json.JsonFields;
import dev.mirsal.example.cli.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a file tells it.
 *
 * @param followUp what to schedule, or null for nothing
 */
record LeadFile(Lead lead, @Nullable FollowUp followUp) {
  private static final int LATEST_DAY = 3_650;
  private static final int TOMORROW = 1;

  /** Something to be done about the lead, so many days from today. */
  record FollowUp(String summary, int dueInDays) {}

  /**
   * Reads a lead.
   *
   * @throws InputException for the first thing that is wrong
   */
  static LeadFile read(InputFile file) {
    Problems problems =
        problem -> {
          throw new InputException(problem);
        };
    JsonFields fields = JsonFields.root(file, problems, JsonReader.read(file, problems));
    if (fields == null) {
      throw file.problem("must be an object");
    }
    LeadFile read = new LeadFile(lead(file, fields), followUp(fields));
    fields.end();
    return read;
  }

  private static Lead lead(InputFile file, JsonFields fields) {
    Lead.Builder lead = builder(file, fields);
    lead.contactName(optional(fields, "contactName"))
        .company(optional(fields, "company"))
        .email(optional(fields, "email"))
        .phone(optional(fields, "phone"))
        .description(optional(fields, "description"))
        .source(optional(fields, "source"))
        .medium(optional(fields, "medium"))
        .campaign(optional(fields, "campaign"));
    List<String> tags = fields.isNull("tags") ? null : fields.distinctTexts("tags");
    if (tags != null) {
      tags.forEach(lead::tag);
    }
    return lead.build();
  }

  private static Lead.Builder builder(InputFile file, JsonFields fields) {
    String externalId = fields.requiredText("externalId");
    String name = fields.requiredText("name");
    try {
      return Lead.builder(externalId, name);
    } catch (IllegalArgumentException e) {
      throw new InputException(Problem.of(file.name(), String.valueOf(e.getMessage())), e);
    }
  }

  private static @Nullable FollowUp followUp(JsonFields fields) {
    JsonFields activity = fields.isNull("activity") ? null : fields.object("activity");
    if (activity == null) {
      return null;
    }
    FollowUp followUp =
        new FollowUp(
            activity.requiredText("summary"),
            activity.integer("dueInDays", TOMORROW, 0, LATEST_DAY));
    activity.end();
    return followUp;
  }

  private static @Nullable String optional(JsonFields fields, String name) {
    return fields.isNull(name) ? null : fields.text(name);
  }
}
