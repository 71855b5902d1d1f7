package dev.mirsal.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The kit for stores finds what it is there to find, by the rules meant for it and no others. */
class BrokenStoresTest {
  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(BrokenStores.BeginsOnAnyVersion.class, List.of("s63", "s65")),
        Arguments.of(BrokenStores.LooksBeforeItBegins.class, List.of("s65")),
        Arguments.of(BrokenStores.LooksAtTheLeaseFirst.class, List.of("s66")),
        Arguments.of(BrokenStores.BeginsUnderAnyLease.class, List.of("s62", "s66")),
        Arguments.of(BrokenStores.EndsUnderAnyLease.class, List.of("s67", "s83")),
        Arguments.of(BrokenStores.SharesDevices.class, List.of("s06", "s08", "s80")),
        Arguments.of(BrokenStores.LooksBeforeItReplaces.class, List.of("s05")),
        Arguments.of(BrokenStores.SortsCampaigns.class, List.of("s03", "s80")),
        Arguments.of(BrokenStores.CountsWhatItWasGiven.class, List.of("s10", "s11", "s81")),
        Arguments.of(BrokenStores.ForgetsWhoWaits.class, List.of("s19", "s24", "s69", "s81")),
        Arguments.of(BrokenStores.EndsWhatIsOnItsWay.class, List.of("s17", "s81")),
        Arguments.of(BrokenStores.CountsOutcomesAlone.class, List.of("s32", "s36")),
        Arguments.of(BrokenStores.CountsTheLastAttempt.class, List.of("s36", "s38")),
        Arguments.of(BrokenStores.ForgetsWhoMayGoLater.class, List.of("s37")),
        Arguments.of(BrokenStores.LooksAtItsOwnClock.class, List.of("s53")),
        Arguments.of(BrokenStores.WakesEverybody.class, List.of("s47")),
        Arguments.of(BrokenStores.ForgetsWhenGivenBack.class, List.of("s43", "s47", "s52")),
        Arguments.of(BrokenStores.SchedulesOnAnyVersion.class, List.of("s59")),
        Arguments.of(BrokenStores.WakesWithAnyEnd.class, List.of("s69")),
        Arguments.of(BrokenStores.KeepsTheLastReport.class, List.of("s70", "s84")),
        Arguments.of(BrokenStores.MovesOnAnyVersion.class, List.of("s24", "s25")),
        Arguments.of(BrokenStores.LooksBeforeItMoves.class, List.of("s25")),
        Arguments.of(BrokenStores.ForgetsTheEpoch.class, List.of("s02")),
        Arguments.of(BrokenStores.WritesPlainText.class, List.of("s12")),
        Arguments.of(BrokenStores.LosesLeases.class, List.of("s82", "s83")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void the_rules_that_are_meant_for_it_catch_it(
      Class<? extends CampaignStoreContract> store, List<String> rules) {
    assertThat(failuresOf(store)).containsExactlyElementsOf(rules);
  }

  private static List<String> failuresOf(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> event.getTestDescriptor().getDisplayName().substring(0, 3))
        .sorted()
        .toList();
  }
}
