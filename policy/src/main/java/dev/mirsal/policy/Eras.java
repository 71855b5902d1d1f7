package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the {@link Question} of an intent at a date. Questions are settled when first asked. */
final class Eras {
  /** Stands for every tag that no rule knows, so that made-up tags fill no memory. */
  private static final String UNKNOWN_TAG = "?";

  private static final int KINDS =
      Channel.values().length
          * Gateway.values().length
          * CampaignType.values().length
          * Purpose.values().length
          * 4;

  private final Rulebook rulebook;
  private final Era[] eras;
  private final Map<String, String> knownTags;

  /** The era that was asked about last; a race over it costs a search, nothing else. */
  private Era recent;

  Eras(Rulebook rulebook) {
    this.rulebook = rulebook;
    knownTags =
        rulebook.rules().stream()
            .map(Rule::effect)
            .filter(e -> e instanceof Effect.Permit p && p.tag() != null)
            .map(e -> String.valueOf(((Effect.Permit) e).tag()))
            .distinct()
            .collect(Collectors.toUnmodifiableMap(t -> t, t -> t));
    List<Instant> points = rulebook.turningPoints();
    eras = new Era[points.size() + 1];
    for (int i = 0; i < eras.length; i++) {
      Instant start = i == 0 ? Instant.MIN : points.get(i - 1);
      eras[i] = new Era(start, i == points.size() ? Instant.MAX : points.get(i));
    }
    recent = eras[eras.length - 1];
  }

  Question question(Intent intent, Instant now) {
    Era era = recent;
    if (!era.surelyContains(now)) {
      era = find(now);
      recent = era;
    }
    return era.question(intent);
  }

  private Era find(Instant now) {
    int low = 0;
    int high = eras.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (eras[middle].start.isAfter(now)) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    return eras[low];
  }

  @SuppressWarnings("EnumOrdinal") // an index in memory, never stored
  static int number(Intent intent) {
    int number = intent.channel().ordinal();
    number = number * Gateway.values().length + intent.gateway().ordinal();
    number = number * CampaignType.values().length + intent.type().ordinal();
    number = number * Purpose.values().length + intent.purpose().ordinal();
    number = number * 2 + (intent.human() ? 1 : 0);
    return number * 2 + (intent.comment() == null ? 0 : 1);
  }

  private final class Era {
    private final Instant start;
    private final long startSecond;
    private final long endSecond;

    /** Questions never change, so that whoever sees one sees it whole; a race settles it twice. */
    private final @Nullable Question[] untagged = new Question[KINDS];

    private final Map<QuestionRules.Kind, Question> tagged = new ConcurrentHashMap<>();

    Era(Instant start, Instant end) {
      this.start = start;
      startSecond = start.getEpochSecond();
      endSecond = end.getEpochSecond();
    }

    /** Compares seconds only, which is cheap; those in which eras meet are left to a search. */
    boolean surelyContains(Instant now) {
      long second = now.getEpochSecond();
      return startSecond < second && second < endSecond;
    }

    Question question(Intent intent) {
      if (intent.tag() != null) {
        String tag = knownTags.getOrDefault(intent.tag(), UNKNOWN_TAG);
        return tagged.computeIfAbsent(kind(intent, tag), this::settle);
      }
      int number = intent.kind();
      Question known = untagged[number];
      if (known == null) {
        known = settle(kind(intent, null));
        untagged[number] = known;
      }
      return known;
    }

    private Question settle(QuestionRules.Kind kind) {
      return new Question(new QuestionRules(rulebook, kind, start));
    }
  }

  private static QuestionRules.Kind kind(Intent intent, @Nullable String tag) {
    return new QuestionRules.Kind(
        intent.channel(),
        intent.gateway(),
        intent.type(),
        intent.purpose(),
        intent.human(),
        intent.comment() != null,
        tag);
  }
}
