package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns leads into rows of an import: {@code field/.id} is a record by its id, and ids of several
 * are joined by commas. A cell that is empty empties the field, so what is not known has no cell.
 */
final class LeadRows {
  private final ModelFields fields;
  private final ExternalIds ids;
  private final NamedRecords names;

  LeadRows(ModelFields fields, ExternalIds ids, NamedRecords names) {
    this.fields = fields;
    this.ids = ids;
    this.names = names;
  }

  /**
   * What a lead has that must not be lost.
   *
   * @param linked whether it belongs to a partner, whose e-mail and phone would be overwritten
   * @param tags the ids of its tags, which an import replaces
   */
  record Stored(boolean linked, Set<Long> tags) {
    static Stored of(JsonNode lead) {
      Set<Long> tags = new TreeSet<>();
      lead.path("tag_ids").forEach(tag -> tags.add(tag.longValue()));
      return new Stored(lead.path("partner_id").isArray(), tags);
    }
  }

  /** Returns the cells of a lead by their columns. */
  Map<String, String> cells(Lead lead, @Nullable Stored stored) throws InterruptedException {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("id", ids.whole(lead.externalId));
    put(cells, "name", lead.name);
    put(cells, "contact_name", lead.contactName);
    put(cells, "partner_name", lead.company);
    if (stored == null || !stored.linked) {
      put(cells, "email_from", lead.email);
      put(cells, "phone", lead.phone);
    }
    put(cells, "description", description(lead.description));
    putNamed(cells, "source_id", "utm.source", lead.source);
    putNamed(cells, "medium_id", "utm.medium", lead.medium);
    putNamed(cells, "campaign_id", "utm.campaign", lead.campaign);
    putTags(cells, lead, stored == null ? Set.of() : stored.tags);
    if (stored == null) {
      putId(cells, "team_id", lead.team);
      // Left out, a new lead would belong to the user of the API.
      put(cells, "user_id/.id", lead.user == null ? "" : lead.user.toString());
    }
    return cells;
  }

  private @Nullable String description(@Nullable String plain) {
    return plain != null && fields.isHtml("description") ? HtmlText.of(plain) : plain;
  }

  private void putTags(Map<String, String> cells, Lead lead, Set<Long> kept)
      throws InterruptedException {
    if (lead.tags.isEmpty() || !fields.has("tag_ids")) {
      return;
    }
    Set<Long> all = new TreeSet<>(kept);
    for (String tag : lead.tags) {
      all.add(names.id("crm.tag", tag));
    }
    cells.put("tag_ids/.id", all.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private void putNamed(
      Map<String, String> cells, String field, String model, @Nullable String name)
      throws InterruptedException {
    if (name != null && fields.has(field)) {
      putId(cells, field, names.id(model, name));
    }
  }

  private void putId(Map<String, String> cells, String field, @Nullable Long id) {
    put(cells, field + "/.id", id == null ? null : id.toString());
  }

  /** Fields come and go with versions and modules; one that is not there would fail the whole. */
  private void put(Map<String, String> cells, String column, @Nullable String cell) {
    if (cell != null && fields.has(column.split("/", 2)[0])) {
      cells.put(column, cell);
    }
  }
}
