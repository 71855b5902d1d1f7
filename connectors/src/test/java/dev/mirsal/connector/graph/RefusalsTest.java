package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Button;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.Card;
import dev.mirsal.message.MessageContent.Cards;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.Poll;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.QuickReply;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.MessageSender;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before any call, and what just passes. */
class RefusalsTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  /** One message, and the outcome without any call; null if it is sent. */
  record Case(String id, MessageSender sender, OutboundMessage message, @Nullable String expect) {
    @Override
    public String toString() {
      return id;
    }
  }

  private static final URI FILE = URI.create("https://e.org/f");

  static Stream<Case> cases() {
    return Stream.of(permits(), addresses(), messengerLimits(), otherLimits())
        .flatMap(List::stream);
  }

  static Stream<Case> refusals() {
    return cases().filter(one -> one.expect() != null);
  }

  private static List<Case> permits() {
    Instant now = GraphServer.NOW;
    return List.of(
        permitted("no permit", null, "rejected policy permanent graph.no_permit"),
        permitted(
            "the permit has ended", ending(now), "rejected policy permanent graph.permit_expired"),
        permitted("the permit is about to end", ending(now.plusMillis(1)), null),
        permitted(
            "the way of WhatsApp",
            Messages.FREE_FORM,
            "rejected policy permanent graph.permit_route"),
        permitted(
            "a text by the way of templates",
            Messages.UTILITY,
            "rejected policy permanent graph.permit_route"),
        permitted(
            "no comment to answer",
            Permit.byHost(Route.PRIVATE_REPLY, null),
            "rejected policy permanent graph.permit_reference"),
        permitted(
            "a blank token",
            Permit.byHost(Route.MARKETING_MESSAGE, null).withReference(" "),
            "rejected policy permanent graph.permit_reference"),
        new Case(
            "a template by the way of answers",
            messenger(),
            Messages.messenger(template()).permitted(Messages.RESPONSE),
            "rejected policy permanent graph.permit_route"),
        new Case(
            "utility on Instagram",
            instagram(),
            Messages.instagram(new Text("x")).permitted(Messages.UTILITY),
            "rejected policy permanent graph.permit_route"),
        new Case(
            "a one-time notification on Instagram",
            instagram(),
            Messages.instagram(new Text("x"))
                .permitted(Permit.byHost(Route.ONE_TIME_NOTIFICATION, null).withReference("t")),
            "rejected policy permanent graph.permit_route"),
        new Case(
            "no permit on WhatsApp",
            whatsApp(),
            Messages.whatsApp().permitted(null),
            "rejected policy permanent graph.no_permit"),
        new Case(
            "a text by a permit for templates",
            whatsApp(),
            Messages.whatsApp().permitted(Messages.TEMPLATE),
            "rejected policy permanent graph.permit_route"),
        new Case(
            "a template by a permit for texts",
            whatsApp(),
            Messages.whatsApp(template()).permitted(Messages.FREE_FORM),
            "rejected policy permanent graph.permit_route"));
  }

  private static List<Case> addresses() {
    Address other = Address.instagram("24");
    return List.of(
        new Case(
            "another channel's address",
            messenger(),
            to(Messages.messenger(), "111", other),
            "rejected recipient permanent graph.address"),
        new Case(
            "a path for a page",
            messenger(),
            to(Messages.messenger(), "111/../me", Messages.messenger().to()),
            "rejected sender permanent graph.account"),
        new Case(
            "the page of the token",
            messenger(),
            to(Messages.messenger(), "me", Messages.messenger().to()),
            null),
        new Case(
            "a group",
            whatsApp(),
            to(Messages.whatsApp(), "222", Address.whatsApp("123-456@g.us")),
            "rejected recipient permanent graph.address"),
        new Case(
            "a hidden number",
            whatsApp(),
            to(Messages.whatsApp(), "222", Address.whatsApp("1234567@lid")),
            "rejected recipient permanent graph.address"),
        new Case(
            "Messenger's address",
            whatsApp(),
            to(Messages.whatsApp(), "222", Address.messenger("24")),
            "rejected recipient permanent graph.address"),
        new Case(
            "a number with a plus for an account",
            whatsApp(),
            to(Messages.whatsApp(), "+97250", Messages.whatsApp().to()),
            "rejected sender permanent graph.account"));
  }

  private static List<Case> messengerLimits() {
    return List.of(
        messenger("a text of 2,000", new Text("😀".repeat(2_000)), null),
        messenger("a text of 2,001", new Text("x".repeat(2_001)), "graph.text_length"),
        messenger("13 quick replies", replies("Well?", 13), null),
        messenger("14 quick replies", replies("Well?", 14), "graph.quick_replies"),
        messenger("a long question", replies("x".repeat(2_001), 1), "graph.text_length"),
        messenger("3 buttons", buttons("x".repeat(640), Button.Kind.CALL, 3), null),
        messenger("4 buttons", buttons("x", Button.Kind.LINK, 4), "graph.buttons"),
        messenger(
            "a long text of buttons",
            buttons("x".repeat(641), Button.Kind.LINK, 1),
            "graph.text_length"),
        messenger("10 cards", cards(10, 3), null),
        messenger("11 cards", cards(11, 0), "graph.cards"),
        messenger("a card with 4 buttons", cards(2, 4), "graph.buttons"),
        messenger("a caption", Media.of(MediaKind.IMAGE, FILE, "x"), "graph.caption"),
        messenger("a poll", new Poll("Q", List.of("a", "b"), false), "graph.content"),
        messenger(
            "a template parameter without a place",
            new TemplateReference("n", "en", Map.of("header.image", "x")),
            "graph.template_parameter"),
        new Case("a paid text of 640", paid(), marketing("x".repeat(640)), null),
        new Case(
            "a paid text of 641",
            paid(),
            marketing("x".repeat(641)),
            "rejected content permanent graph.text_length"));
  }

  private static List<Case> otherLimits() {
    return List.of(
        instagram("1,000 bytes", new Text("ש".repeat(500)), null),
        instagram("1,002 bytes", new Text("ש".repeat(501)), "graph.text_length"),
        instagram(
            "quick replies of 1,001 bytes", replies("x".repeat(1_001), 1), "graph.text_length"),
        instagram("a template", template(), "graph.content"),
        whatsApp("a text of 4,096", new Text("x".repeat(4_096)), null),
        whatsApp("a text of 4,097", new Text("x".repeat(4_097)), "graph.text_length"),
        whatsApp("10 quick replies", replies("Well?", 10), null),
        whatsApp("11 quick replies", replies("Well?", 11), "graph.quick_replies"),
        whatsApp("3 postbacks", buttons("x", Button.Kind.POSTBACK, 3), null),
        whatsApp("4 postbacks", buttons("x", Button.Kind.POSTBACK, 4), "graph.buttons"),
        whatsApp("2 links", buttons("x", Button.Kind.LINK, 2), "graph.buttons"),
        whatsApp("a call", buttons("x", Button.Kind.CALL, 1), "graph.buttons"),
        whatsApp("a caption of a sound", Media.of(MediaKind.AUDIO, FILE, "x"), "graph.caption"),
        whatsApp("cards", cards(1, 0), "graph.content"),
        whatsApp(
            "a template parameter without a place",
            new TemplateReference("n", "en", Map.of("button.0.postback", "x")),
            "graph.template_parameter"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_not_to_be_sent_is_refused_before_any_call(Case one) throws InterruptedException {
    String outcome = Outcomes.describe(one.sender().send(one.message()));

    assertThat(outcome)
        .isEqualTo(one.expect() == null ? "accepted" : one.expect() + " not-reached");
    assertThat(SERVER.requests()).hasSize(one.expect() == null ? 1 : 0);
  }

  @Test
  void a_token_or_secret_that_cannot_be_had_or_used_calls_nobody() throws InterruptedException {
    Supplier<String> sealed =
        () -> {
          throw new IllegalStateException("vault sealed, SECRETTOKEN");
        };
    List<GraphApi> apis =
        List.of(
            api(() -> "SECRET\r\nX-Evil: 1", null),
            api(() -> "SECRETמ", null),
            api(() -> "", null),
            api(sealed, null),
            api(() -> GraphServer.TOKEN, sealed),
            api(() -> GraphServer.TOKEN, () -> " "));
    for (GraphApi api : apis) {
      assertThat(Outcomes.describe(SendApiClient.messenger(api).send(Messages.messenger())))
          .isEqualTo("rejected sender for-now graph.no_token not-reached");
    }
    assertThat(SERVER.requests()).isEmpty();
  }

  private static GraphApi api(Supplier<String> token, @Nullable Supplier<String> secret) {
    GraphApi.Builder builder = GraphApi.builder(token).baseUrl(URI.create(SERVER.url()));
    return (secret == null ? builder : builder.appSecret(secret)).build();
  }

  private static Case permitted(String id, @Nullable Permit permit, @Nullable String expect) {
    return new Case(id, messenger(), Messages.messenger().permitted(permit), expect);
  }

  private static Case messenger(String id, MessageContent content, @Nullable String code) {
    return new Case(
        "messenger: " + id, messenger(), Messages.messenger(content), contentRefusal(code));
  }

  private static Case instagram(String id, MessageContent content, @Nullable String code) {
    return new Case(
        "instagram: " + id, instagram(), Messages.instagram(content), contentRefusal(code));
  }

  private static Case whatsApp(String id, MessageContent content, @Nullable String code) {
    return new Case(
        "whatsapp: " + id, whatsApp(), Messages.whatsApp(content), contentRefusal(code));
  }

  private static @Nullable String contentRefusal(@Nullable String code) {
    return code == null ? null : "rejected content permanent " + code;
  }

  private static MessageSender messenger() {
    return sender(api -> SendApiClient.messenger(api));
  }

  private static MessageSender paid() {
    return sender(api -> SendApiClient.messenger(api).withMarketingCampaign("333", "444"));
  }

  private static MessageSender instagram() {
    return sender(SendApiClient::instagram);
  }

  private static MessageSender whatsApp() {
    return sender(WhatsAppCloudClient::of);
  }

  /** The server's address is known only when it has started, after the cases are listed. */
  private static MessageSender sender(Function<GraphApi, MessageSender> client) {
    return message -> client.apply(SERVER.api()).send(message);
  }

  private static OutboundMessage marketing(String text) {
    return Messages.messenger(new Text(text))
        .permitted(Permit.byHost(Route.MARKETING_MESSAGE, null).withReference("t"));
  }

  private static OutboundMessage to(OutboundMessage message, String sender, Address to) {
    return new OutboundMessage(message.id(), sender, to, message.content(), message.permit());
  }

  private static Permit ending(Instant until) {
    return new Permit(
        Route.RESPONSE, MessagingType.RESPONSE, null, until, null, List.of("messenger.response"));
  }

  private static TemplateReference template() {
    return new TemplateReference("order", "en", Map.of());
  }

  private static QuickReplies replies(String body, int count) {
    return new QuickReplies(body, Collections.nCopies(count, new QuickReply("t", "p")));
  }

  private static Buttons buttons(String body, Button.Kind kind, int count) {
    return new Buttons(body, Collections.nCopies(count, new Button(kind, "t", "p")));
  }

  private static Cards cards(int count, int buttons) {
    List<Button> each = Collections.nCopies(buttons, new Button(Button.Kind.POSTBACK, "t", "p"));
    return new Cards(Collections.nCopies(count, new Card("c", null, null, null, each)));
  }
}
