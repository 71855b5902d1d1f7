package dev.mirsal.example.cli.plan;

import java.util.List;

/**
 * Where things are in the drawing: strips are tall while there are few of them, and thin when many
 * days or lanes must find room.
 *
 * @param stripHeight the height of a lane's strip
 * @param rowHeight the height of a day's row: its strips and the gap under them
 * @param busiestDay the most messages of a day
 */
record SvgScale(int stripHeight, int rowHeight, long busiestDay) {
  static final int WIDTH = 1240;
  static final String CLOSED = "#e9ecef";
  static final String PAUSE = "#ffe8b3";
  static final List<String> COLOURS =
      List.of("#1864ab", "#2b8a3e", "#a61e4d", "#5f3dc4", "#d9480f", "#0b7285", "#862e9c");

  private static final int LEFT = 116;
  private static final int DAY = 960;
  private static final int DAY_SECONDS = 86_400;
  private static final int BAR = 90;
  private static final int LABELLED = 10;

  static SvgScale of(int days, int lanes, long busiestDay) {
    int strips = Math.max(1, days * lanes);
    int strip = Math.max(3, Math.min(24, 4000 / strips));
    return new SvgScale(strip, strip * lanes + Math.max(2, strip / 4), busiestDay);
  }

  static String colour(int lane) {
    return COLOURS.get(lane % COLOURS.size());
  }

  /** Returns the column of a second of the local day. */
  int x(int secondOfDay) {
    return LEFT + (int) ((long) secondOfDay * DAY / DAY_SECONDS);
  }

  int endOfDay() {
    return LEFT + DAY;
  }

  int bar(long count) {
    return (int) (count * BAR / Math.max(1, busiestDay));
  }

  /** Returns whether a row is tall enough for its date to be written beside it. */
  boolean labels() {
    return rowHeight >= LABELLED;
  }
}
