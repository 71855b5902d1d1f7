package dev.mirsal.testkit.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The kit for senders finds what it is there to find, and nothing else. */
class BrokenSendersTest {
  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(BrokenSenders.RepeatsWhatWasLost.class, "s02"),
        Arguments.of(BrokenSenders.TakesATimeoutForARefusal.class, "s03"),
        Arguments.of(BrokenSenders.WantsTheWholeAnswer.class, "s04"),
        Arguments.of(BrokenSenders.TakesNobodyForALoss.class, "s05"),
        Arguments.of(BrokenSenders.ThrowsRefusals.class, "s06"),
        Arguments.of(BrokenSenders.RepeatsWhenAskedTo.class, "s06"),
        Arguments.of(BrokenSenders.TakesErrorsForAYes.class, "s06"),
        Arguments.of(BrokenSenders.ShowsItsKey.class, "s07"),
        Arguments.of(BrokenSenders.RemembersNoStatus.class, "s08"),
        Arguments.of(BrokenSenders.ThrowsAtOtherContents.class, "s10"),
        Arguments.of(BrokenSenders.PromisesPolls.class, "s11"),
        Arguments.of(BrokenSenders.ForgetsInterrupts.class, "s12"),
        Arguments.of(BrokenSenders.SharesABuffer.class, "s13"),
        Arguments.of(BrokenSenders.TrustsItsMemory.class, "s14"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void the_rule_that_is_meant_for_it_catches_it_and_no_other(
      Class<? extends MessageSenderContract> sender, String rule) {
    assertThat(failuresOf(sender)).hasSize(1).allMatch(name -> name.startsWith(rule + "_"));
  }

  private static List<String> failuresOf(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }
}
