package dev.mirsal.example.cli.plan;

/** How a plan is printed. */
public enum PlanFormat {
  /** For people: aligned, with the summary as its foot. */
  TABLE,
  /** One JSON object a line, and nothing else. */
  JSONL,
  /** One CSV row a message under a header. */
  CSV,
  /** A timeline by day and lane, to be opened in a browser. */
  SVG
}
