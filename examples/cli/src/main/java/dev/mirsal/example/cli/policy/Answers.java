package dev.mirsal.example.cli.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Reason;
import dev.mirsal.policy.Remedy;
import dev.mirsal.policy.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints decisions. */
enum Answers {
  /** One JSON object a line. */
  JSONL {
    @Override
    String head() {
      return "";
    }

    @Override
    String line(String id, Decision decision) {
      StringWriter text = new StringWriter(512);
      try (JsonGenerator json = JSON.createGenerator(text)) {
        write(json, id, decision);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return text.append('\n').toString();
    }
  },

  /** A table for people. */
  TABLE {
    @Override
    String head() {
      return row("id", "decision", "window", "closes or closed at", "route", "reasons");
    }

    @Override
    String line(String id, Decision decision) {
      String route = decision.verdict() instanceof Verdict.Allowed a ? a.route().name() : "-";
      return row(
          Problem.oneLine(id),
          outcome(decision.verdict()),
          decision.windowOpen() ? "open" : "closed",
          decision.windowClosesAt() == null ? "-" : decision.windowClosesAt().toString(),
          route,
          String.join(" ", reasons(decision.verdict())));
    }
  };

  private static final JsonFactory JSON = new JsonFactory();

  abstract String head();

  abstract String line(String id, Decision decision);

  /** Prints without flushing each line: there may be a million. */
  final void print(PrintWriter out, String id, Decision decision) {
    out.write(line(id, decision));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-24s %-18s %-6s %-24s %-18s %s%n", (Object[]) cells);
  }

  private static void write(JsonGenerator json, String id, Decision decision) throws IOException {
    Verdict verdict = decision.verdict();
    Verdict.Allowed allowed = verdict instanceof Verdict.Allowed a ? a : null;
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("decision", outcome(verdict));
    json.writeStringField("eligibility", verdict.eligibility().name().toLowerCase(Locale.ROOT));
    json.writeStringField("window", decision.windowOpen() ? "open" : "closed");
    text(json, "windowClosesAt", decision.windowClosesAt());
    text(json, "route", allowed == null ? null : allowed.route());
    text(json, "messagingType", allowed == null ? null : allowed.messagingType());
    text(json, "tag", allowed == null ? null : allowed.tag());
    json.writeBooleanField("requiresSponsoredMessage", decision.requiresSponsoredMessage());
    list(json, "reasons", reasons(verdict));
    list(json, "rules", rules(verdict));
    list(json, "remedies", verdict.remedies().stream().map(Answers::remedy).toList());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, @Nullable Object value)
      throws IOException {
    json.writeStringField(field, value == null ? null : value.toString());
  }

  private static void list(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static List<String> reasons(Verdict verdict) {
    return verdict.reasons().stream().map(Reason::code).toList();
  }

  /** A rule that might say otherwise, if it were surer, is marked. */
  private static List<String> rules(Verdict verdict) {
    List<String> rules = new ArrayList<>(verdict.rules());
    verdict.doubts().forEach(id -> rules.add(id + "?"));
    return rules;
  }

  private static String remedy(Remedy remedy) {
    return remedy.kind().code() + (remedy.available() ? "" : ":unavailable");
  }

  private static String outcome(Verdict verdict) {
    if (verdict instanceof Verdict.Allowed) {
      return "allowed";
    } else if (verdict instanceof Verdict.NotNow) {
      return "not_now";
    }
    return verdict instanceof Verdict.RequiresSponsored ? "requires_sponsored" : "refused";
  }
}
