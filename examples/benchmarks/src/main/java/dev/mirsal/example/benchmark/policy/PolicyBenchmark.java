package dev.mirsal.example.benchmark.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.OptOut;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.example.benchmark.Measured;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Feature;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import dev.mirsal.policy.Purpose;
import dev.mirsal.policy.Template;
import dev.mirsal.policy.TemplateCategory;
import dev.mirsal.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One question about one contact: the policy's verdict and its whole decision, beside a chain of
 * ifs. Run with {@code -prof gc} to see that verdicts make no garbage.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets them
public class PolicyBenchmark extends Measured {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  /** The common decisions. */
  public enum Question {
    /** Marketing while the window is open. */
    IN_WINDOW,
    /** Marketing after it closed. */
    NEEDS_SPONSORED,
    /** Somebody who opted out. */
    OPTED_OUT,
    /** A person answers after the window closed. */
    HUMAN_AGENT,
    /** An order's state by an approved template. */
    UTILITY_TEMPLATE,
    /** A paid message to the holder of a token. */
    MARKETING_MESSAGE
  }

  @Param private Question question;

  private final MessagingPolicy policy = MessagingPolicy.standard();
  private final Floor floor =
      new Floor(List.of("AU", "JP", "KR", "GB", "DE", "FR"), List.of("US", "IL", "AE", "SA", "BR"));
  private ContactState contact;
  private Intent intent;
  private Account account;
  private Instant now;

  /** Makes the situation. */
  @Setup
  public void prepare() {
    now = NOW;
    account =
        new Account(
            "IL",
            Set.of(Feature.HUMAN_AGENT, Feature.UTILITY_TEMPLATES, Feature.MARKETING_MESSAGES),
            null,
            null);
    Duration ago = question == Question.IN_WINDOW ? Duration.ofHours(3) : Duration.ofDays(3);
    ContactState.Builder state =
        ContactState.builder()
            .region("EG")
            .interaction(InteractionKind.MESSAGE, NOW.minus(Duration.ofDays(9)))
            .interaction(InteractionKind.POSTBACK, NOW.minus(Duration.ofDays(8)))
            .interaction(InteractionKind.MESSAGE, NOW.minus(ago));
    Intent.Builder intents = Intent.builder(Channel.MESSENGER, CampaignType.MARKETING);
    Intent.Builder service = Intent.builder(Channel.MESSENGER, CampaignType.TRANSACTIONAL);
    switch (question) {
      case IN_WINDOW, NEEDS_SPONSORED -> {}
      case OPTED_OUT -> state.optOut(OptOut.ofEverything(NOW, "word"));
      case HUMAN_AGENT -> intents = service.purpose(Purpose.HUMAN_SUPPORT).byHuman();
      case UTILITY_TEMPLATE ->
          intents =
              service
                  .purpose(Purpose.ORDER_UPDATE)
                  .template(Template.approved(TemplateCategory.UTILITY, "ar"));
      case MARKETING_MESSAGE -> state.token(Token.of(TokenKind.MARKETING_MESSAGES, "t"));
    }
    contact = state.build();
    intent = intents.build();
  }

  /** The floor. */
  @Benchmark
  public int ifChain() {
    return floor.answer(contact, intent, account, now);
  }

  /** What a campaign asks before each message. */
  @Benchmark
  public Verdict verdict() {
    return policy.verdict(contact, intent, account, now);
  }

  /** The same with the instants. */
  @Benchmark
  public Decision decision() {
    return policy.evaluate(contact, intent, account, now);
  }
}
