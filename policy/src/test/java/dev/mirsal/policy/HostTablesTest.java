package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host runs the tables, and its own, against an amended rulebook. */
class HostTablesTest {
  private static final String GOOD =
      "own-1\t2026-11-20T12:00:00Z\tmarketing\t\tmessage=-1h\tallowed\thttps://example.org";

  private static BehaviourTable table(String text) throws IOException {
    return BehaviourTable.parse(Channel.MESSENGER, new StringReader(text));
  }

  @Test
  void anAmendmentShowsInTheCasesThatItChanges() {
    BehaviourTable table = BehaviourTable.standard(Channel.MESSENGER);
    Rulebook amended =
        Rulebook.standard()
            .ending("messenger.tag.human-agent", Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(table.run(MessagingPolicy.standard())).isEmpty();
    List<BehaviourTable.Mismatch> mismatches = table.run(MessagingPolicy.of(amended));
    assertThat(mismatches).isNotEmpty().allMatch(mismatch -> mismatch.of().id().contains("human"));
    assertThat(mismatches.get(0).expected()).isEqualTo("allowed");
    assertThat(mismatches.get(0).decision().allowed()).isFalse();
  }

  @Test
  void theTablesHoldEnoughCasesWithIdsOfTheirOwn() {
    List<String> ids =
        List.of(Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP, Channel.EMAIL).stream()
            .flatMap(channel -> BehaviourTable.standard(channel).cases().stream())
            .map(BehaviourTable.Case::id)
            .toList();
    assertThat(ids).hasSizeGreaterThanOrEqualTo(250).doesNotHaveDuplicates();
  }

  @Test
  void aHostWritesCasesOfItsOwn() throws IOException {
    BehaviourTable table = table("# comment\n\n" + GOOD + "\n");
    assertThat(table.cases()).hasSize(1);
    assertThat(table.run(MessagingPolicy.standard())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refused",
        "not_now",
        "requires_sponsored",
        "route=template",
        "type=UPDATE",
        "tag=X",
        "eligibility=blocked",
        "window=closed",
        "closes=+1h",
        "closes=none",
        "until=+1h",
        "ask=+1h",
        "reason=opted_out",
        "no-reason=window_open",
        "rule=x",
        "doubt=x",
        "certainty=disputed",
        "remedy=opt_in",
        "no-remedy=opt_in"
      })
  void everyWordCanFail(String word) throws IOException {
    BehaviourTable table = table(GOOD.replace("\tallowed\t", "\t" + word + "\t"));
    assertThat(table.run(MessagingPolicy.standard()))
        .extracting(BehaviourTable.Mismatch::expected)
        .containsExactly(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"route=response", "type=RESPONSE", "tag=null", "until=+23h"})
  void whatIsSaidOfAPermissionFailsWhereThereIsNone(String word) throws IOException {
    BehaviourTable table =
        table(GOOD.replace("-1h", "-2d").replace("\tallowed\t", "\t" + word + "\t"));
    assertThat(table.run(MessagingPolicy.standard())).hasSize(1);
  }

  @Test
  void aBrokenLineIsNamed() {
    assertBroken("a\tb", "line 1: 2 cells, must be 7");
    assertBroken("\n" + GOOD.replace("message=-1h", "smoke=-1h"), "line 2", "smoke");
    assertBroken(GOOD.replace("marketing", "marketing colour=red"), "line 1", "colour=red");
    assertBroken(GOOD.replace("marketing\t\t", "marketing\tmood=good\t"), "mood=good");
    assertBroken(GOOD.replace("-1h", "1h"), "line 1", "1h");
    assertBroken(GOOD.replace("2026-11-20T12", "noon"), "line 1");
  }

  private static void assertBroken(String text, String... says) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(text))
        .withMessageContainingAll(says);
  }

  @Test
  void anUnknownExpectationIsAnError() throws IOException {
    BehaviourTable table = table(GOOD.replace("\tallowed\t", "\tperhaps\t"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.run(MessagingPolicy.standard()))
        .withMessageContaining("perhaps");
  }

  @Test
  void thereIsNoTableForManyChat() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BehaviourTable.standard(Channel.MANYCHAT))
        .withMessageContaining("MANYCHAT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intent.builder(Channel.MANYCHAT, CampaignType.MARKETING))
        .withMessageContaining("name the platform behind MANYCHAT");
  }

  @Test
  void anIntentShowsWhatItIsAbout() {
    Intent intent =
        Intent.builder(Channel.WHATSAPP, CampaignType.TRANSACTIONAL)
            .via(Gateway.MANYCHAT)
            .byHuman()
            .tag("T")
            .template(Template.approved(TemplateCategory.UTILITY, "he"))
            .answering(Comment.of("secret-id", Instant.EPOCH))
            .build();
    assertThat(intent.toString())
        .contains("WHATSAPP via MANYCHAT", "REPLY", "human", "tag T", "UTILITY")
        .doesNotContain("secret-id");
    assertThat(intent.content()).isEqualTo(ContentKind.ORDINARY);
    assertThat(Account.with().in("IL").region()).isEqualTo("IL");
    assertThat(RemedyKind.OPT_IN.code()).isEqualTo("opt_in");
    assertThat(Reason.OPTED_OUT.code()).isEqualTo("opted_out");
  }

  @Test
  void aDecisionSaysWhetherOnlyAPaidMessageReaches() throws IOException {
    BehaviourTable.Case old = table(GOOD.replace("-1h", "-2d")).cases().get(0);
    BehaviourTable.Case fresh = table(GOOD).cases().get(0);
    MessagingPolicy policy = MessagingPolicy.standard();
    Decision sponsored = policy.evaluate(old.contact(), old.intent(), old.account(), old.now());
    Decision allowed =
        policy.evaluate(fresh.contact(), fresh.intent(), fresh.account(), fresh.now());
    assertThat(sponsored.requiresSponsoredMessage()).isTrue();
    assertThat(sponsored.allowed()).isFalse();
    assertThat(allowed.requiresSponsoredMessage()).isFalse();
    assertThat(allowed.verdict().remedies()).isEmpty();
    assertThat(allowed.verdict().doubts()).isEmpty();
    assertThat(policy.verdict(fresh.contact(), fresh.intent(), fresh.account(), fresh.now()))
        .isSameAs(allowed.verdict());
    assertThat(policy.verdict(old.contact(), old.intent(), old.account(), old.now()))
        .isSameAs(sponsored.verdict());
  }
}
