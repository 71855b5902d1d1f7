package dev.mirsal.policy;

import dev.mirsal.contact.ContactState;
import dev.mirsal.message.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a platform permits, as a table of cases: a situation, an instant, the decision expected, and
 * where that is written. The tables that this library is tested with come with it, so that a host
 * can run them, or its own, against an amended rulebook.
 *
 * <p>A table is a text with one case a line, its cells separated by tabs: id, instant, intent,
 * account, contact, expected, source. Empty lines and lines that begin with {@code #} are skipped.
 * The words used in the cells are described in {@code docs/policy.md}.
 *
 * @since 0.1
 */
public final class BehaviourTable {
  private static final int CELLS = 7;

  private final List<Case> cases;

  private BehaviourTable(List<Case> cases) {
    this.cases = cases;
  }

  /**
   * One case.
   *
   * @param id a stable id
   * @param now the instant asked about
   * @param intent what shall be sent
   * @param account the account it would leave through
   * @param contact what is known of the person
   * @param expected the words that the decision must bear out
   * @param source where it is written
   */
  public record Case(
      String id,
      Instant now,
      Intent intent,
      Account account,
      ContactState contact,
      List<String> expected,
      URI source) {
    /** Copies. */
    public Case {
      expected = List.copyOf(expected);
    }
  }

  /**
   * A case that came out otherwise.
   *
   * @param of the case
   * @param expected the word that does not hold
   * @param decision what was decided
   */
  public record Mismatch(Case of, String expected, Decision decision) {}

  /**
   * Returns the table of a platform that this library is tested with.
   *
   * @throws IllegalArgumentException if there is none for the channel
   */
  public static BehaviourTable standard(Channel channel) {
    String name = "cases/" + channel.name().toLowerCase(Locale.ROOT) + ".tsv";
    InputStream found = BehaviourTable.class.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalArgumentException("behaviour table: there is none for " + channel);
    }
    try (Reader reader = new InputStreamReader(found, StandardCharsets.UTF_8)) {
      return parse(channel, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table.
   *
   * @param channel the platform that all its cases are about
   * @throws IOException if the reader fails
   * @throws IllegalArgumentException if a line is not a case; the message names line and word
   */
  public static BehaviourTable parse(Channel channel, Reader table) throws IOException {
    BufferedReader lines = new BufferedReader(table);
    List<Case> cases = new ArrayList<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        cases.add(parse(channel, line, number));
      }
    }
    return new BehaviourTable(cases);
  }

  private static Case parse(Channel channel, String line, int number) {
    String[] cells = line.split("\t", -1);
    if (cells.length != CELLS) {
      throw new IllegalArgumentException(
          "line " + number + ": " + cells.length + " cells, must be " + CELLS);
    }
    try {
      Instant now = Instant.parse(cells[1]);
      return new Case(
          cells[0],
          now,
          CaseWords.intent(channel, cells[2], now),
          CaseWords.account(cells[3], now),
          CaseWords.contact(channel, cells[4], now),
          CaseWords.split(cells[5]),
          URI.create(cells[6]));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }

  /** Returns the cases, in the order of the table. */
  public List<Case> cases() {
    return List.copyOf(cases);
  }

  /**
   * Asks a policy about every case, and returns what came out otherwise: nothing, if all is well.
   */
  public List<Mismatch> run(MessagingPolicy policy) {
    List<Mismatch> mismatches = new ArrayList<>();
    for (Case each : cases) {
      Decision decision =
          policy.evaluate(each.contact(), each.intent(), each.account(), each.now());
      for (String word : each.expected()) {
        if (!CaseWords.holds(word, Objects.requireNonNull(decision), each.now())) {
          mismatches.add(new Mismatch(each, word, decision));
        }
      }
    }
    return mismatches;
  }
}
