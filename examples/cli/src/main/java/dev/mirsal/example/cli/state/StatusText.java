package dev.mirsal.example.cli.state;

import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.store.LedgerStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of a campaign in words. */
record StatusText(CampaignProgress figures) {

  /** Returns where it stands, such as {@code running}, and why, if there is a reason. */
  String standing() {
    String status = word(figures.status());
    return figures.note() == null ? status : status + " (" + figures.note() + ")";
  }

  /** Returns how many recipients are in which status, all of them named. */
  String counts() {
    return Arrays.stream(LedgerStatus.values())
        .map(status -> word(status) + " " + figures.count(status))
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
