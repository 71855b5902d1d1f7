package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The code of docs/policy.md. */
class PolicyExamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void askingAPolicy() {
    // region ask
    ContactState contact =
        ContactState.builder()
            .interaction(InteractionKind.MESSAGE, Instant.parse("2026-11-18T12:00:00Z"))
            .build();
    Intent intent = Intent.builder(Channel.MESSENGER, CampaignType.MARKETING).build();
    Account account = Account.with(Feature.MARKETING_MESSAGES);

    Decision decision = MessagingPolicy.standard().evaluate(contact, intent, account, NOW);

    decision.requiresSponsoredMessage(); // true: the window closed a day ago
    decision.verdict().reasons(); // WINDOW_CLOSED, TOKEN_MISSING, …
    decision.verdict().rules(); // messenger.response, messenger.marketing-message, …
    decision.verdict().remedies(); // CLICK_TO_MESSAGE: available; SPONSORED_MESSAGE: not any more
    // endregion
    assertThat(decision.requiresSponsoredMessage()).isTrue();
    assertThat(decision.verdict().reasons()).contains(Reason.WINDOW_CLOSED, Reason.TOKEN_MISSING);
    assertThat(decision.verdict().remedies())
        .extracting(Remedy::kind)
        .startsWith(RemedyKind.CLICK_TO_MESSAGE)
        .contains(RemedyKind.SPONSORED_MESSAGE);
  }

  @Test
  void amendingARulebook() {
    // region amend
    Rule rule =
        new Rule(
            "host.messenger.window",
            Channel.MESSENGER,
            new Effect.Permit(
                Route.RESPONSE,
                MessagingType.RESPONSE,
                null,
                Set.of(Gateway.PLATFORM_API),
                Set.of(CampaignType.MARKETING, CampaignType.TRANSACTIONAL),
                Purpose.all(),
                false,
                List.of(
                    new Condition.OpenWindow(Set.of(InteractionKind.MESSAGE), Duration.ofDays(2)))),
            Validity.since("2027-01-15"),
            Certainty.ASSUMED,
            "The window lasts two days.",
            URI.create("https://example.org/the-announcement"));
    Rulebook amended =
        Rulebook.standard()
            .withFirst(rule)
            .ending("messenger.response.ad", Instant.parse("2027-01-15T00:00:00Z"))
            .trusting("messenger.one-time");
    MessagingPolicy policy = MessagingPolicy.of(amended);
    // endregion
    assertThat(policy.rulebook().inForce(Channel.MESSENGER, NOW)).doesNotContain(rule);
    // region cases
    List<BehaviourTable.Mismatch> changed = BehaviourTable.standard(Channel.MESSENGER).run(policy);
    // endregion
    assertThat(changed)
        .extracting(mismatch -> mismatch.of().id())
        .contains("ms-otn")
        .doesNotContain("ms-mm");
  }
}
