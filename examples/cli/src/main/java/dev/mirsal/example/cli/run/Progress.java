package dev.mirsal.example.cli.run;

import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.example.cli.plan.Times;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a run is: on a terminal one line that changes with every per cent, else a line
 * every ten per cent.
 */
public final class Progress {
  private static final int PLAIN_STEP = 10;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final ZoneId zone;
  private final long total;
  private long done;
  private long shown = -1;

  /**
   * Creates a progress display.
   *
   * @param terminal whether the writer ends on a terminal
   * @param zone the zone in which times are shown
   * @param total how many messages there are
   * @param done how many of them have an outcome already
   */
  public Progress(PrintWriter out, boolean terminal, ZoneId zone, long total, long done) {
    this.out = out;
    this.terminal = terminal;
    this.zone = zone;
    this.total = total;
    this.done = done;
  }

  void messageEnded() {
    done++;
  }

  /** Shows the figures if enough has happened since they were shown last. */
  void show(Supplier<CampaignProgress> figures) {
    long step = done * 100 / total / (terminal ? 1 : PLAIN_STEP);
    if (step != shown) {
      shown = step;
      print(text(figures.get()));
    }
  }

  /** Shows a line that stays. */
  void tell(String text) {
    out.println(terminal ? CLEAR_LINE + text : text);
  }

  /** Leaves the line of figures for what is printed next. */
  void end() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private void print(String text) {
    if (terminal) {
      out.print(CLEAR_LINE + text);
      out.flush();
    } else {
      out.println(text);
    }
  }

  private String text(CampaignProgress figures) {
    return "sent "
        + figures.count(LedgerStatus.SENT)
        + ", failed "
        + (figures.count(LedgerStatus.FAILED) + figures.count(LedgerStatus.UNKNOWN))
        + " of "
        + total
        + time(", next ", figures.nextAt())
        + time(", ends ", figures.endsAt());
  }

  private String time(String label, @Nullable Instant instant) {
    return instant == null ? "" : label + Times.text(instant, zone);
  }
}
