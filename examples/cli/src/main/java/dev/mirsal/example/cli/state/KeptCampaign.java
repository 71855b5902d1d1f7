package dev.mirsal.example.cli.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.recipients.Audience;
import dev.mirsal.example.cli.recipients.ListedRecipient;
import dev.mirsal.example.cli.recipients.RecipientReader;
import dev.mirsal.example.jdbc.CampaignCodec;
import dev.mirsal.example.jdbc.JsonCampaignCodec;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what a state file keeps with what a command says: the two are never mixed. */
public final class KeptCampaign {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String WHAT_TO_DO =
      "; put that back to go on, or start what is new with a --state file of its own";

  private KeptCampaign() {}

  /**
   * Makes sure that a state file keeps this campaign with these recipients, or none at all. What is
   * left of a launch that was broken off, by which nobody was sent to, is removed.
   *
   * @throws InputException if it keeps another campaign or the same one otherwise; it tells which
   */
  public static void require(StateFile state, Campaign campaign, Audience audience) {
    CampaignRecord kept = state.find().orElse(null);
    if (kept == null) {
      return;
    }
    String id = kept.campaign().id();
    if (!id.equals(campaign.id())) {
      throw state.problem(
          "holds the campaign '" + id + "', not '" + campaign.id() + "'" + WHAT_TO_DO);
    }
    if (kept.status() == CampaignStatus.DRAFT) {
      state.store().delete(id);
      return;
    }
    requireSameDefinition(state, kept.campaign(), campaign);
    requireSameRecipients(state, id, audience);
  }

  private static void requireSameDefinition(StateFile state, Campaign kept, Campaign given) {
    CampaignCodec codec = JsonCampaignCodec.create();
    Set<String> changed = new TreeSet<>();
    addChanged(changed, "", tree(codec.encode(kept)), tree(codec.encode(given)));
    if (!changed.isEmpty()) {
      throw state.problem(
          "the campaign was started otherwise than the campaign file, --start and --seed say now: "
              + String.join(", ", changed)
              + WHAT_TO_DO);
    }
  }

  /** Names the fields that differ, those of the rules one by one. */
  private static void addChanged(Set<String> changed, String prefix, JsonNode kept, JsonNode now) {
    Set<String> names = new TreeSet<>();
    kept.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode before = kept.path(name);
      JsonNode after = now.path(name);
      if (name.equals("rules")) {
        addChanged(changed, "rules.", before, after);
      } else if (!before.equals(after)) {
        changed.add(prefix + name);
      }
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the codec wrote no JSON", e);
    }
  }

  /** The ledger has the list's people in the list's order, but for those who are skipped. */
  private static void requireSameRecipients(StateFile state, String id, Audience audience) {
    try (Stream<LedgerEntry> entries = state.store().entries(id);
        RecipientReader reader = audience.open()) {
      Iterator<LedgerEntry> kept = entries.iterator();
      for (var row = reader.next(); row != null; row = reader.next()) {
        if (row.skip() == null && !isNext(kept, row)) {
          throw changedList(state, "line " + row.line() + " is the first that differs");
        }
      }
      if (kept.hasNext()) {
        throw changedList(state, "somebody is gone, or skipped now");
      }
    }
  }

  private static boolean isNext(Iterator<LedgerEntry> kept, ListedRecipient row) {
    return kept.hasNext() && kept.next().recipient().equals(row.recipient());
  }

  private static InputException changedList(StateFile state, String what) {
    return state.problem(
        "the campaign was started with other recipients than the files hold now: "
            + what
            + WHAT_TO_DO);
  }
}
