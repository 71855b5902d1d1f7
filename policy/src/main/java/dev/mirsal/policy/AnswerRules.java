package dev.mirsal.policy;

import static dev.mirsal.policy.Lesson.ACCOUNT_HELD;
import static dev.mirsal.policy.Lesson.COMMENT_USED;
import static dev.mirsal.policy.Lesson.MARKETING_OPT_OUT;
import static dev.mirsal.policy.Lesson.NO_MARKETING_NOW;
import static dev.mirsal.policy.Lesson.TOKEN_GONE;
import static dev.mirsal.policy.Lesson.TOKEN_WAITS;
import static dev.mirsal.policy.Lesson.UNAVAILABLE;
import static dev.mirsal.policy.Lesson.WINDOW_CLOSED;

import dev.mirsal.message.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the platforms' refusals teach, as known on 2026-11-20. */
final class AnswerRules {
  private static final URI META =
      URI.create("https://developers.facebook.com/docs/messenger-platform/error-codes");
  private static final URI WHATSAPP =
      URI.create("https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes");
  private static final Duration DAY = Duration.ofDays(1);
  private static final @Nullable Duration OPEN_END = null;

  private final List<Rule> rows = new ArrayList<>();

  private AnswerRules() {}

  static List<Rule> rules() {
    AnswerRules table = new AnswerRules();
    table.messenger();
    table.instagram();
    table.whatsApp();
    return table.rows;
  }

  private void messenger() {
    Channel on = Channel.MESSENGER;
    row(on, 10, 2018278, WINDOW_CLOSED, OPEN_END, "Outside of the window.");
    row(on, 10, 2018065, WINDOW_CLOSED, OPEN_END, "Outside of the window; not a news page.");
    row(on, 10, 2018108, UNAVAILABLE, DAY, "The person cannot receive messages right now.");
    row(on, 551, Effect.Answer.ANY, UNAVAILABLE, DAY, "The person is not available.");
    row(on, 200, 1545041, UNAVAILABLE, DAY, "The person is not available.");
    row(on, 613, 2018338, UNAVAILABLE, DAY, "Too many tagged messages to this person.");
    row(on, 100, 2018001, UNAVAILABLE, OPEN_END, "No such person on this page.");
    row(on, 10, 1893015, TOKEN_GONE, OPEN_END, "The person stopped this topic.");
    row(on, 4, 2018354, TOKEN_WAITS, Duration.ofHours(12), "Marketing message too soon.");
    row(on, 2300052, Effect.Answer.ANY, TOKEN_WAITS, Duration.ofHours(12), "Too soon.");
    row(on, 10, 1893063, ACCOUNT_HELD, Duration.ofMinutes(30), "The page is restricted for now.");
    row(on, 368, Effect.Answer.ANY, ACCOUNT_HELD, OPEN_END, "Blocked by policy.");
  }

  private void instagram() {
    Channel on = Channel.INSTAGRAM;
    row(on, 10, 2534022, WINDOW_CLOSED, OPEN_END, "Outside of the window.");
    row(on, 551, Effect.Answer.ANY, UNAVAILABLE, DAY, "The person is not available.");
    row(on, 100, 2534014, UNAVAILABLE, OPEN_END, "No such person.");
    row(on, 100, 2534001, UNAVAILABLE, OPEN_END, "The thread is archived or deleted.");
    row(on, 100, 2534025, COMMENT_USED, OPEN_END, "The comment cannot be answered.");
    row(on, 10, 1893063, ACCOUNT_HELD, Duration.ofMinutes(30), "Restricted for now.");
    row(on, 100, 2534029, ACCOUNT_HELD, OPEN_END, "The business is blocked.");
    row(on, 368, Effect.Answer.ANY, ACCOUNT_HELD, OPEN_END, "Blocked by policy.");
  }

  private void whatsApp() {
    whatsApp(131047, WINDOW_CLOSED, OPEN_END, "Outside of the service window.");
    whatsApp(131049, NO_MARKETING_NOW, DAY, "Kept back for a healthy ecosystem.");
    whatsApp(130472, NO_MARKETING_NOW, DAY, "The person is part of an experiment.");
    whatsApp(131050, MARKETING_OPT_OUT, OPEN_END, "The person stopped marketing.");
    whatsApp(131026, UNAVAILABLE, OPEN_END, "Undeliverable.");
    whatsApp(130497, UNAVAILABLE, OPEN_END, "The business may not write to this country.");
    whatsApp(131056, UNAVAILABLE, Duration.ofSeconds(6), "Too many messages to this person.");
    whatsApp(131048, ACCOUNT_HELD, OPEN_END, "The number is restricted for spam.");
    whatsApp(131031, ACCOUNT_HELD, OPEN_END, "The account is locked.");
    whatsApp(131042, ACCOUNT_HELD, OPEN_END, "A payment problem.");
    whatsApp(368, ACCOUNT_HELD, OPEN_END, "Blocked by policy.");
  }

  private void whatsApp(int code, Lesson lesson, @Nullable Duration lasts, String says) {
    row(Channel.WHATSAPP, code, Effect.Answer.ANY, lesson, lasts, says);
  }

  private void row(
      Channel channel,
      int code,
      int subcode,
      Lesson lesson,
      @Nullable Duration lasts,
      String says) {
    boolean cloud = channel == Channel.WHATSAPP;
    rows.add(
        new Rule(
            channel.name().toLowerCase(Locale.ROOT)
                + ".answer."
                + code
                + (subcode == Effect.Answer.ANY ? "" : "." + subcode),
            channel,
            new Effect.Answer(code, subcode, lesson, lasts),
            Validity.always(),
            cloud ? Certainty.REPORTED : Certainty.OFFICIAL_COPY,
            says,
            cloud ? WHATSAPP : META));
  }
}
