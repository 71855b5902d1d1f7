package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.Address;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks WhatsApp by which chat a number is reached, and remembers it. Needed where a number is
 * written with one digit more than it is registered with, or the other way round: WAHA accepts a
 * message to the wrong one, and it never arrives.
 */
final class ChatLookup {
  private static final int MAX_NUMBERS = 100_000;
  private static final Duration FOUND = Duration.ofDays(1);

  /** Short, because some versions answer "no" when they could not ask. */
  private static final Duration NOT_FOUND = Duration.ofMinutes(10);

  private static final SendOutcome NOT_THERE =
      new SendOutcome.Rejected(
          Fault.RECIPIENT,
          "waha.not_on_whatsapp",
          false,
          true,
          "WhatsApp knows no account with this number");

  private final WahaCalls calls;
  private final WahaOutcomes outcomes;
  private final Cache<String, Optional<String>> known;

  ChatLookup(WahaCalls calls, WahaOutcomes outcomes, LongSupplier ticker) {
    this.calls = calls;
    this.outcomes = outcomes;
    known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MAX_NUMBERS)
            .ticker(ticker::getAsLong)
            .expireAfter(
                Expiry.<String, Optional<String>>writing(
                    (number, chat) -> chat.isPresent() ? FOUND : NOT_FOUND))
            .build();
  }

  /** What a lookup came to. */
  sealed interface Found {
    /** The chat to send to. */
    record Chat(String id) implements Found {
      @Override
      public String toString() {
        return "Chat[]";
      }
    }

    /** Nothing is to be sent. */
    record Nothing(SendOutcome outcome) implements Found {}
  }

  /** Returns the chat of an address: as it is, unless it is a number. */
  Found chatOf(String session, Address to) throws InterruptedException {
    String number = to.phone().orElse("");
    if (number.isEmpty()) {
      return new Found.Chat(to.id());
    }
    Optional<String> remembered = known.getIfPresent(number);
    return remembered == null ? ask(session, to, BrazilianNumber.forms(number)) : found(remembered);
  }

  private Found ask(String session, Address to, List<String> forms) throws InterruptedException {
    Optional<String> chat = Optional.empty();
    for (String form : forms) {
      Reply reply = calls.get("/api/contacts/check-exists?phone=" + form + "&session=" + session);
      SendOutcome objection = outcomes.objection(reply);
      if (objection != null) {
        return new Found.Nothing(objection);
      }
      JsonNode answer = WahaAnswer.ofSuccess(reply);
      if (!answer.path("numberExists").isBoolean()) {
        // Not an answer, so the number goes as it was given; the next message asks again.
        return new Found.Chat(to.id());
      }
      if (answer.path("numberExists").asBoolean()) {
        chat = Optional.of(chatId(answer.path("chatId").asText(), to));
        break;
      }
    }
    for (String form : forms) {
      known.put(form, chat);
    }
    return found(chat);
  }

  private static Found found(Optional<String> chat) {
    return chat.isPresent() ? new Found.Chat(chat.get()) : new Found.Nothing(NOT_THERE);
  }

  private static String chatId(String told, Address to) {
    try {
      return Address.whatsApp(told).id();
    } catch (IllegalArgumentException notAChat) {
      return to.id();
    }
  }
}
