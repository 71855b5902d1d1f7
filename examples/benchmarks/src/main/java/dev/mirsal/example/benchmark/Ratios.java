package dev.mirsal.example.benchmark;

import dev.mirsal.example.benchmark.engine.JobRunner;
import dev.mirsal.example.benchmark.policy.AudienceSizeBenchmark;
import dev.mirsal.example.benchmark.policy.PolicyBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Turns what JMH measured into ratios, which mean the same on every machine. */
final class Ratios {
  static final List<String> ZONES = List.of("America/New_York", "Africa/Cairo");
  static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000, 10_000_000);

  private static final List<Integer> BATCHES = List.of(1, 100);

  private final Scores scores;
  private final List<Integer> sizes;

  /**
   * Prepares.
   *
   * @param sizes the sizes of plans that were measured, the smallest first
   */
  Ratios(Scores scores, List<Integer> sizes) {
    this.scores = scores;
    this.sizes = sizes;
  }

  /** Takes the file that JMH wrote; prints Markdown. */
  public static void main(String[] args) throws IOException {
    System.out.print(new Ratios(Scores.read(Path.of(args[0])), SIZES));
  }

  @Override
  public String toString() {
    Stream<String> zones =
        ZONES.stream().map(zone -> section("Next time, " + zone, nextTimes(zone)));
    return Stream.of(
            Stream.of(section("Targets", targets()), section("One planned message", messages())),
            Stream.of(section("Size of the campaign", sizes())),
            zones,
            Stream.of(section("Questions to a plan in memory", questions())),
            Stream.of(section("One rendered template", templates())),
            Stream.of(section("One decision of the policy", decisions())),
            Stream.of(section("Size of the audience", audiences())),
            Stream.of(section("One webhook of Messenger", webhooks())),
            Stream.of(section("The engine in memory", jobs())))
        .flatMap(part -> part)
        .reduce("", String::concat);
  }

  private static String section(String title, Table table) {
    return "### " + title + "\n\n" + table + "\n";
  }

  private Table targets() {
    Table table = Table.of("target", "measured", "");
    atMost(table, "one message of a plan / floor", plan("table") / plan("floor"), 3);
    for (String zone : ZONES) {
      double ours = next(Scheduler.MIRSAL, zone);
      atLeast(table, "fastest peer / Mirsal, " + zone, next(fastestPeer(zone), zone) / ours, 20);
    }
    atMost(table, "40 zones / one zone", plan("listOfFortyZones") / plan("listOfOneZone"), 3);
    int last = sizes.get(sizes.size() - 1);
    String span = ", " + number(last) + " / " + number(sizes.get(0)) + " recipients";
    atMost(table, "table" + span, size("table", last) / size("table", sizes.get(0)), 1.5);
    atMost(table, "summary" + span, size("summary", last) / size("summary", sizes.get(0)), 1.5);
    atMost(table, "µs for message i", question("message") / 1000, 10);
    atMost(table, "µs for how many by T", question("countBefore") / 1000, 10);
    for (PolicyBenchmark.Question each : PolicyBenchmark.Question.values()) {
      atMost(table, "verdict / if-chain, " + words(each), verdictOverFloor(each), 3);
    }
    int largest = audienceSizes().reduce(0, Math::max);
    String contacts = ", " + number(largest) + " / " + number(sizes.get(0)) + " contacts";
    atMost(table, "audience" + contacts, audience(largest) / audience(sizes.get(0)), 1.5);
    for (int n : BATCHES) {
      String batch = ", messages in a webhook: " + n;
      double ours = webhook("mirsal", n);
      atMost(table, "checked and read / HMAC and tree" + batch, ours / webhook("floor", n), 2);
      atLeast(table, "read by restfb / checked and read" + batch, webhook("restfb", n) / ours, 1);
    }
    engineTargets(table);
    return table;
  }

  private void engineTargets(Table table) {
    double ours = job(JobRunner.MIRSAL_ALONE);
    atLeast(table, "Quartz / engine", job(JobRunner.QUARTZ) / ours, 5);
    atLeast(table, "db-scheduler / engine", job(JobRunner.DB_SCHEDULER) / ours, 10);
    atMost(table, "engine / bare executor", ours / job(JobRunner.BARE_EXECUTOR), 4);
    atMost(table, "runDue, 10,000 / 10 campaigns at rest", rest(10_000) / rest(10), 1.5);
  }

  private Table messages() {
    Table table = Table.of("for each of 100,000 messages", "ns", "× floor");
    Stream.of(
            "floor: draw, add, store|floor",
            "plan in memory, one lane|table",
            "streamed summary|summary",
            "streamed messages with their waits|messages",
            "plan in memory, ten lanes|tenLanes",
            "plan in memory, list of recipients in one zone|listOfOneZone",
            "plan in memory, list of recipients in 40 zones|listOfFortyZones")
        .map(line -> line.split("\\|"))
        .forEach(l -> table.row(l[0], ns(plan(l[1])), times(plan(l[1]) / plan("floor"))));
    return table;
  }

  private Table sizes() {
    Table table = Table.of("recipients", "in memory, ns each", "summary, ns each");
    sizes.forEach(n -> table.row(number(n), ns(size("table", n)), ns(size("summary", n))));
    return table;
  }

  private Table nextTimes(String zone) {
    Table table = Table.of("scheduler", "ns", "/ Mirsal", "at clock changes");
    Arrays.stream(Scheduler.values())
        .sorted(Comparator.comparingDouble(scheduler -> next(scheduler, zone)))
        .forEach(
            s ->
                table.row(
                    s.title,
                    ns(next(s, zone)),
                    times(next(s, zone) / next(Scheduler.MIRSAL, zone)),
                    DstAudit.isWrong(s) ? "**wrong**" : "right"));
    return table;
  }

  private Table questions() {
    return Table.of("of 1,000,000 messages", "ns")
        .row("when message i goes, to whom, on which lane", ns(question("message")))
        .row("how many go by T", ns(question("countBefore")));
  }

  private Table templates() {
    Table table = Table.of("engine", "ns", "/ Mirsal");
    Arrays.stream(Templates.values())
        .sorted(Comparator.comparingDouble(this::render))
        .forEach(
            t -> table.row(t.title, ns(render(t)), times(render(t) / render(Templates.MIRSAL))));
    return table;
  }

  private Table decisions() {
    Table table =
        Table.of("decision", "if-chain, ns", "verdict, ns", "× floor", "with instants, ns");
    for (PolicyBenchmark.Question each : PolicyBenchmark.Question.values()) {
      table.row(
          words(each),
          ns(policy("ifChain", each)),
          ns(policy("verdict", each)),
          times(verdictOverFloor(each)),
          ns(policy("decision", each)));
    }
    return table;
  }

  private Table webhooks() {
    Table table = Table.of("messages", "reader", "ns", "× floor");
    for (int n : BATCHES) {
      double floor = webhook("floor", n);
      webhookRow(table, n, "floor: HMAC, tree of Jackson", floor, floor);
      webhookRow(table, n, "Mirsal, checked and read", webhook("mirsal", n), floor);
      webhookRow(table, n, "restfb 2025.15.0, read only", webhook("restfb", n), floor);
    }
    return table;
  }

  private Table audiences() {
    Table table = Table.of("contacts", "made, asked about and counted, ns each");
    audienceSizes().forEach(n -> table.row(number(n), ns(audience(n))));
    return table;
  }

  private Table jobs() {
    Table table = Table.of("for each of 20,000 jobs or messages", "ns", "/ Mirsal");
    Arrays.stream(JobRunner.values())
        .sorted(Comparator.comparingDouble(this::job))
        .forEach(r -> table.row(r.title, ns(job(r)), times(job(r) / job(JobRunner.MIRSAL_ALONE))));
    return table
        .row("runDue, 10 campaigns at rest", ns(rest(10)), "")
        .row("runDue, 10,000 campaigns at rest", ns(rest(10_000)), "");
  }

  private Stream<Integer> audienceSizes() {
    return sizes.stream().filter(size -> size <= AudienceSizeBenchmark.LARGEST);
  }

  private static void webhookRow(Table table, int n, String reader, double ns, double floor) {
    table.row(number(n), reader, ns(ns), times(ns / floor));
  }

  private Scheduler fastestPeer(String zone) {
    return Arrays.stream(Scheduler.values())
        .filter(Scheduler::isPeer)
        .min(Comparator.comparingDouble(scheduler -> next(scheduler, zone)))
        .orElseThrow();
  }

  private double plan(String method) {
    return scores.of("PlanBenchmark." + method);
  }

  private double size(String method, int recipients) {
    return scores.of("PlanSizeBenchmark." + method + "[" + recipients + "]") / recipients;
  }

  private double next(Scheduler scheduler, String zone) {
    return scores.of("NextTimeBenchmark.next[" + scheduler + "," + zone + "]");
  }

  private double question(String method) {
    return scores.of("PlanQueryBenchmark." + method);
  }

  private double render(Templates engine) {
    return scores.of("TemplateBenchmark.render[" + engine + "]");
  }

  private double policy(String method, PolicyBenchmark.Question question) {
    return scores.of("PolicyBenchmark." + method + "[" + question + "]");
  }

  private double verdictOverFloor(PolicyBenchmark.Question question) {
    return policy("verdict", question) / policy("ifChain", question);
  }

  private double audience(int contacts) {
    return scores.of("AudienceSizeBenchmark.classify[" + contacts + "]") / contacts;
  }

  private double job(JobRunner runner) {
    return scores.of("JobBenchmark.run[" + runner + "]");
  }

  private double rest(int campaigns) {
    return scores.of("RestBenchmark.runDue[" + campaigns + "]");
  }

  private static String words(PolicyBenchmark.Question question) {
    return question.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private double webhook(String reader, int messages) {
    return scores.of("WebhookBenchmark." + reader + "[" + messages + "]");
  }

  private static void atMost(Table table, String what, double value, double limit) {
    table.row(what + ": at most " + times(limit), times(value), met(value <= limit));
  }

  private static void atLeast(Table table, String what, double value, double limit) {
    table.row(what + ": at least " + times(limit), times(value), met(value >= limit));
  }

  private static String met(boolean met) {
    return met ? "met" : "**missed**";
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : ratio < 100 ? "%.1f" : "%,.0f", ratio);
  }

  private static String ns(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  private static String number(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
