package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Channel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** R-POL: the tables are the specification; each case names its source. */
class BehaviourTableTest {
  private static final List<Channel> TABLES =
      List.of(Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP, Channel.EMAIL);

  private final MessagingPolicy policy = MessagingPolicy.of(Rulebook.standard());

  @TestFactory
  Stream<DynamicTest> everyCaseComesOutAsItsSourceSays() {
    return TABLES.stream()
        .flatMap(channel -> BehaviourTable.standard(channel).cases().stream())
        .map(each -> DynamicTest.dynamicTest(each.id(), each.source(), () -> holds(each)));
  }

  private void holds(BehaviourTable.Case each) {
    Decision decision = policy.evaluate(each.contact(), each.intent(), each.account(), each.now());
    assertThat(each.expected())
        .as("%s, decided %s", each.id(), decision)
        .allSatisfy(word -> assertThat(CaseWords.holds(word, decision, each.now())).isTrue());
  }
}
