package dev.mirsal.contact;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises in what a person writes the wish that messages stop, in English, Arabic and Hebrew.
 *
 * <p>A text that is nothing but such a word is clear. A text that contains one may mean it ("please
 * stop these ads") or not ("don't stop"): it is for a person to find out, and until then marketing
 * keeps quiet. Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class StopWords {
  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}\u0640]");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final StopWords STANDARD =
      new StopWords(
          List.of(
              "stop",
              "stopall",
              "stop all",
              "unsubscribe",
              "opt out",
              "optout",
              "remove me",
              "do not message me",
              "don t message me",
              "توقف",
              "توقفوا",
              "اوقف",
              "اوقفوا",
              "ايقاف",
              "وقف الرسائل",
              "الغاء الاشتراك",
              "لا ترسل",
              "لا ترسلوا",
              "احذفني",
              "הסר",
              "הסרה",
              "הסירו",
              "הסר אותי",
              "הסירו אותי",
              "תסירו אותי",
              "להסיר אותי",
              "הפסק",
              "הפסיקו",
              "תפסיקו לשלוח"),
          List.of("end", "quit", "cancel", "revoke", "قف", "وقف", "الغاء", "די", "ביטול", "עצור"),
          Duration.ofDays(1));

  private static final Set<String> POLITE = Set.of("please", "pls", "من فضلك", "لو سمحت", "בבקשה");

  private final Set<String> phrases;
  private final Set<String> alone;
  private final Duration quietPeriod;

  /** What a text says. */
  public enum Reading {
    /** Nothing about stopping. */
    NONE,
    /** Perhaps that messages shall stop. */
    POSSIBLE,
    /** That messages shall stop. */
    CLEAR
  }

  private StopWords(Iterable<String> phrases, Iterable<String> alone, Duration quietPeriod) {
    this.phrases = normal(phrases);
    this.alone = normal(alone);
    this.quietPeriod = quietPeriod;
  }

  /** Returns the usual words of the three languages, and a quiet period of 24 hours. */
  public static StopWords standard() {
    return STANDARD;
  }

  /** Returns these words and some more, in any language. */
  public StopWords with(List<String> more) {
    Set<String> all = new HashSet<>(phrases);
    all.addAll(more);
    return new StopWords(all, alone, quietPeriod);
  }

  /** Returns these words with another time in which marketing keeps quiet after a possible wish. */
  public StopWords withQuietPeriod(Duration period) {
    return new StopWords(phrases, alone, period);
  }

  /** Reads a text. */
  public Reading read(String text) {
    String words = normal(text);
    if (clear(words) || POLITE.stream().anyMatch(polite -> clear(without(words, polite)))) {
      return Reading.CLEAR;
    }
    String inside = " " + words + " ";
    return phrases.stream().anyMatch(phrase -> inside.contains(" " + phrase + " "))
        ? Reading.POSSIBLE
        : Reading.NONE;
  }

  /**
   * Returns what is known of a person after a text arrived: an opt-out from everything if it is
   * clear, a quiet period for marketing if it is possible, else the same state.
   */
  public ContactState heard(ContactState contact, String text, Instant at) {
    return switch (read(text)) {
      case NONE -> contact;
      case POSSIBLE ->
          contact.toBuilder()
              .unavailability(
                  new Unavailability(
                      "stop.possible", CampaignType.MARKETING, at, at.plus(quietPeriod)))
              .build();
      case CLEAR -> contact.toBuilder().optOut(OptOut.ofEverything(at, "stop word")).build();
    };
  }

  private boolean clear(String words) {
    return phrases.contains(words) || alone.contains(words);
  }

  private static String without(String words, String polite) {
    if (words.startsWith(polite + " ")) {
      return words.substring(polite.length() + 1);
    }
    return words.endsWith(" " + polite)
        ? words.substring(0, words.length() - polite.length() - 1)
        : words;
  }

  private static Set<String> normal(Iterable<String> texts) {
    Set<String> normal = new HashSet<>();
    texts.forEach(text -> normal.add(normal(text)));
    return Set.copyOf(normal);
  }

  /** Leaves out vowel marks, direction marks and punctuation, and one spelling of each letter. */
  private static String normal(String text) {
    // NFKD takes the hamza off the alef; the marks go with the vowel points.
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String words = OTHER.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return words.replace('ى', 'ي').replace('ة', 'ه');
  }
}
