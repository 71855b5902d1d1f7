package dev.mirsal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageVariationsTest {
  private static final MessageVariations THREE =
      MessageVariations.of("main", List.of("היי {שם}", "{city}, {שם}", "c"));

  /** R-TMPL-1. */
  @Test
  void withoutVariationsTheMainTextIsUsed() {
    assertThat(sources(MessageVariations.of("main", List.of()))).containsExactly("main");
  }

  /** R-TMPL-1. */
  @Test
  void blankVariationsAreIgnored() {
    assertThat(sources(MessageVariations.of("main", List.of("", " ", "\n"))))
        .containsExactly("main");
    assertThat(sources(MessageVariations.of("main", List.of("", "a", " ")))).containsExactly("a");
  }

  @Test
  void variationsNeedNoMainText() {
    assertThat(sources(MessageVariations.of(null, List.of("a", "b")))).containsExactly("a", "b");
    assertThat(sources(MessageVariations.of(" ", List.of("a", "b")))).containsExactly("a", "b");
  }

  @Test
  void nothingToSayIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageVariations.of(null, List.of(" ")))
        .withMessage("message: is blank, and so is every variation");
    assertThatIllegalArgumentException().isThrownBy(() -> MessageVariations.of(" ", List.of()));
  }

  @Test
  void aMalformedTextIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageVariations.of("main", List.of("", "a {")))
        .withMessageStartingWith("variations[1]: the '{' at character 3 is never closed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageVariations.of("{}", List.of()))
        .withMessageStartingWith("message: the '{' at character 1 has no name after it");
  }

  @Test
  @SuppressWarnings("NullAway")
  void aNullVariationIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> MessageVariations.of("main", Arrays.asList("a", null)))
        .withMessage("variations[1]");
  }

  @Test
  void theVariablesAreThoseOfAllTexts() {
    assertThat(THREE.variables()).containsExactly("שם", "city");
  }

  /** R-TMPL-1, R-PLAN-7: pinned, as the same seed must give the same texts in every version. */
  @Test
  void eachMessageHasItsTextForGood() {
    assertThat(picks(2026)).containsExactly(2, 1, 0, 2, 2, 1, 1, 0, 2, 1, 0, 1, 1, 2, 1, 0);
    assertThat(picks(2026)).isEqualTo(picks(2026)).isNotEqualTo(picks(2027));
  }

  @Test
  void eachTextIsPickedAboutEquallyOften() {
    long[] counts = new long[3];
    LongStream.range(0, 30_000).forEach(i -> counts[THREE.templates().indexOf(THREE.pick(7, i))]++);

    assertThat(LongStream.of(counts)).allMatch(count -> count > 9_700 && count < 10_300);
  }

  @Test
  void variationsOfTheSameTextsAreEqual() {
    assertThat(MessageVariations.of(null, List.of("a")))
        .isEqualTo(MessageVariations.of("a", List.of()))
        .hasSameHashCodeAs(MessageVariations.of("a", List.of()))
        .isNotEqualTo(THREE)
        .isNotEqualTo("a");
  }

  private static List<String> sources(MessageVariations variations) {
    return variations.templates().stream().map(MessageTemplate::source).toList();
  }

  private static List<Integer> picks(long seed) {
    return IntStream.range(0, 16)
        .mapToObj(i -> THREE.templates().indexOf(THREE.pick(seed, i)))
        .toList();
  }
}
