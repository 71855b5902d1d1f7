package dev.mirsal.example.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.LedgerStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final CampaignProgress FIGURES =
      new CampaignProgress(
          CampaignStatus.RUNNING,
          true,
          200,
          Map.of(LedgerStatus.SENT, 3L, LedgerStatus.FAILED, 1L, LedgerStatus.UNKNOWN, 1L),
          LocalDate.of(2026, 11, 23),
          3,
          0,
          Instant.parse("2026-11-23T07:00:00Z"),
          null,
          Instant.parse("2026-11-23T08:00:00Z"),
          Duration.ofHours(1),
          null,
          new EnumMap<>(CampaignAction.class));
  private static final String LINE =
      "sent 3, failed 2 of 200, next 2026-11-23 09:00:00 +02:00, ends 2026-11-23 10:00:00 +02:00";

  private final StringWriter printed = new StringWriter();

  @Test
  void aTerminalHasOneLineThatChangesWithEveryPerCent() {
    Progress progress = progress(true, 0);
    progress.show(() -> FIGURES);
    progress.messageEnded();
    progress.show(() -> FIGURES);
    progress.messageEnded();
    progress.show(() -> FIGURES);
    progress.tell("device d1 waits");
    progress.end();

    assertThat(printed.toString())
        .isEqualTo(
            "\r\u001b[K" + LINE + "\r\u001b[K" + LINE + "\r\u001b[Kdevice d1 waits\n\r\u001b[K");
  }

  @Test
  void elsewhereThereIsALineEveryTenPerCent() {
    Progress progress = progress(false, 0);
    for (int i = 0; i < 40; i++) {
      progress.show(() -> FIGURES);
      progress.messageEnded();
    }
    progress.tell("device d1 waits");
    progress.end();

    assertThat(printed.toString()).isEqualTo(LINE + "\n" + LINE + "\ndevice d1 waits\n");
  }

  @Test
  void whatGoesOnCountsWhatWasDoneBefore() {
    Progress progress = progress(false, 39);
    progress.show(() -> FIGURES);
    progress.messageEnded();
    progress.show(() -> FIGURES);

    assertThat(printed.toString()).isEqualTo(LINE + "\n" + LINE + "\n");
  }

  private Progress progress(boolean terminal, long done) {
    return new Progress(new PrintWriter(printed), terminal, ZoneId.of("Asia/Jerusalem"), 200, done);
  }
}
