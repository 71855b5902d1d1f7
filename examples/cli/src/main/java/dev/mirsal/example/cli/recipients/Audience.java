package dev.mirsal.example.cli.recipients;

import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import dev.mirsal.template.MessageTemplate;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The good rows of a recipients file. The file is read once to find what is wrong, and again each
 * time the rows are wanted, so that they need not be held.
 */
public final class Audience {
  private final RecipientSource source;
  private final BitSet repeatedLines;
  private long size;
  private long skipped;
  private boolean complete = true;

  private Audience(RecipientSource source, BitSet repeatedLines) {
    this.source = source;
    this.repeatedLines = repeatedLines;
  }

  /**
   * Reads a file and reports what is wrong with it.
   *
   * @param needed templates whose variables every recipient must have
   * @throws dev.mirsal.example.cli.input.InputException if the file cannot be read, or holds nobody
   */
  public static Audience read(
      RecipientSource source, List<MessageTemplate> needed, Problems problems) {
    Repeats repeats = Repeats.look();
    Audience audience = new Audience(source, repeats.lines());
    try (RecipientReader reader = RecipientReader.open(source, repeats, problems)) {
      audience.scan(reader, needed, problems);
    }
    if (audience.size == 0) {
      throw source.file().problem("holds no row with a valid phone number");
    }
    return audience;
  }

  /** Returns how many people there are, those who are skipped included. */
  public long size() {
    return size;
  }

  /** Returns how many people are not sent to, because they do not want it. */
  public long skipped() {
    return skipped;
  }

  /** Tells whether everybody who is sent to has every variable. */
  public boolean complete() {
    return complete;
  }

  /** Opens the rows for another reading. */
  public RecipientReader open() {
    return RecipientReader.open(source, Repeats.known(repeatedLines), Problems.IGNORED);
  }

  /** Reads all rows, those of people who are skipped included. */
  public void forEach(Consumer<ListedRecipient> action) {
    try (RecipientReader reader = open()) {
      for (var row = reader.next(); row != null; row = reader.next()) {
        action.accept(row);
      }
    }
  }

  /** Returns those who are sent to; each reading streams the file. */
  public Iterable<Recipient> recipients() {
    return () -> new RecipientIterator(open());
  }

  /** Returns numbers and names of those who are sent to, by their place among them from 0. */
  public RecipientTable table() {
    RecipientTable table = new RecipientTable();
    forEach(
        row -> {
          if (row.skip() == null) {
            table.add(row);
          }
        });
    return table;
  }

  private void scan(RecipientReader reader, List<MessageTemplate> needed, Problems problems) {
    Problems counted =
        problem -> {
          complete = false;
          problems.report(problem);
        };
    Set<String> absent = absent(reader, needed, counted);
    for (var row = reader.next(); row != null; row = reader.next()) {
      size++;
      if (row.skip() != null) {
        skipped++;
      } else {
        lookForBlanks(row, needed, absent, counted);
      }
    }
  }

  private void lookForBlanks(
      ListedRecipient row, List<MessageTemplate> needed, Set<String> known, Problems problems) {
    Set<String> blank = missing(needed, row.recipient());
    blank.removeAll(known);
    for (String variable : blank) {
      String text = "is blank, and the message needs {" + variable + "}";
      problems.report(new Problem(source.file().name(), row.line(), variable, text));
    }
  }

  /** Reports once, not for each row, the variables that no column can give. */
  private Set<String> absent(
      RecipientReader reader, List<MessageTemplate> needed, Problems problems) {
    Set<String> absent = missing(needed, complete(reader));
    for (String variable : absent) {
      String text = "no such column, and the message needs {" + variable + "}";
      problems.report(new Problem(source.file().name(), reader.headingLine(), variable, text));
    }
    return absent;
  }

  private static Set<String> missing(List<MessageTemplate> needed, Recipient recipient) {
    Set<String> missing = new TreeSet<>();
    needed.forEach(template -> missing.addAll(template.missing(recipient)));
    return missing;
  }

  private static Recipient complete(RecipientReader reader) {
    Map<String, String> variables = new LinkedHashMap<>();
    reader.variables().forEach(heading -> variables.put(heading, "x"));
    Address anybody = Address.whatsApp("972500000000");
    return new Recipient(anybody, reader.named() ? "x" : null, variables, null);
  }
}
