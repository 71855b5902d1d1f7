package dev.mirsal.example.cli.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.Consent;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.Interaction;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.OptOut;
import dev.mirsal.contact.Token;
import dev.mirsal.contact.TokenKind;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.message.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads contacts, one JSON object a line, one at a time. */
final class ContactLines implements Iterator<KnownContact>, AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, InteractionKind> KINDS = kinds();

  private final InputFile file;
  private final Channel channel;
  private final BufferedReader lines;
  private final Set<String> unknownKinds = new TreeSet<>();
  private long number;
  private @Nullable String line;

  ContactLines(InputFile file, Channel channel) {
    this.file = file;
    this.channel = channel;
    lines = new BufferedReader(file.openText());
    advance();
  }

  private static Map<String, InteractionKind> kinds() {
    Map<String, InteractionKind> kinds = new TreeMap<>();
    for (InteractionKind kind : InteractionKind.values()) {
      kinds.put(letters(kind.name()), kind);
    }
    return kinds;
  }

  /** {@code ad_click}, {@code ad-click} and {@code adClick} are one. */
  private static String letters(String name) {
    return name.replaceAll("[_ -]", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean hasNext() {
    return line != null;
  }

  @Override
  public KnownContact next() {
    if (line == null) {
      throw new NoSuchElementException();
    }
    KnownContact contact = parse(line);
    advance();
    return contact;
  }

  /** Returns the kinds of interactions that were met and count as nothing. */
  Set<String> unknownKinds() {
    return unknownKinds;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void advance() {
    try {
      do {
        line = lines.readLine();
        number++;
      } while (line != null && line.isBlank());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private KnownContact parse(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw problem(null, "is not a JSON object");
      }
      KnownContact contact = contact(json);
      if (json.nextToken() != null) {
        throw problem(null, "there is more after the object");
      }
      return contact;
    } catch (JsonParseException e) {
      throw problem(null, "is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw problem(null, "is not JSON: it ends too early");
    }
  }

  private KnownContact contact(JsonParser json) throws IOException {
    ContactState.Builder state = ContactState.builder();
    String id = "";
    Instant last = null;
    List<Interaction> interactions = List.of();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (field) {
        case "id" -> id = id(json);
        case "lastUserInteractionAt" -> last = instant(json, field);
        case "interactions" -> interactions = interactions(json);
        case "optedOut" -> optedOut(json, state);
        case "marketingOptIn" -> marketingOptIn(text(json, field), state);
        case "region" -> region(text(json, field), state);
        default -> throw problem(field, "is not known");
      }
    }
    if (id.isBlank()) {
      throw problem("id", "is missing");
    }
    interactions.forEach(each -> state.interaction(each.kind(), each.at()));
    return new KnownContact(id, withLast(state, last, interactions).build());
  }

  /** The last interaction is a message, unless the list says what happened at that instant. */
  private static ContactState.Builder withLast(
      ContactState.Builder state, @Nullable Instant last, List<Interaction> interactions) {
    return last == null || interactions.stream().anyMatch(each -> each.at().equals(last))
        ? state
        : state.interaction(InteractionKind.MESSAGE, last);
  }

  private String id(JsonParser json) throws IOException {
    // Digits without quotes are taken as they stand: as a number they could lose some.
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? json.getText()
        : text(json, "id").strip();
  }

  private List<Interaction> interactions(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw problem("interactions", "must be a list");
    }
    List<Interaction> interactions = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw problem("interactions", "must be a list of objects");
      }
      interaction(json, interactions);
    }
    return interactions;
  }

  private void interaction(JsonParser json, List<Interaction> interactions) throws IOException {
    String kind = null;
    Instant at = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "kind" -> kind = text(json, "interactions.kind");
        case "at" -> at = instant(json, "interactions.at");
        default -> throw problem("interactions." + field, "is not known");
      }
    }
    if (kind == null || at == null) {
      throw problem("interactions", "each needs a kind and an at");
    }
    InteractionKind known = KINDS.get(letters(kind));
    if (known == null) {
      unknownKinds.add(Problem.quote(kind));
    } else {
      interactions.add(new Interaction(known, at));
    }
  }

  private void optedOut(JsonParser json, ContactState.Builder state) throws IOException {
    if (!json.currentToken().isBoolean()) {
      throw problem("optedOut", "must be true or false");
    }
    if (json.getBooleanValue()) {
      state.optOut(OptOut.ofEverything(Instant.EPOCH, "contacts file"));
    }
  }

  /** On Messenger the opt-in that Meta keeps is a token for paid marketing messages. */
  private void marketingOptIn(String status, ContactState.Builder state) {
    switch (status) {
      case "granted" -> {
        state.consent(
            Consent.granted(channel, CampaignType.MARKETING, Instant.EPOCH, "contacts file"));
        if (channel == Channel.MESSENGER) {
          state.token(Token.of(TokenKind.MARKETING_MESSAGES, "contacts file"));
        }
      }
      case "denied" ->
          state.consent(
              Consent.denied(channel, CampaignType.MARKETING, Instant.EPOCH, "contacts file"));
      case "unknown" -> {}
      default ->
          throw problem(
              "marketingOptIn", Problem.quote(status) + " is none of granted, denied and unknown");
    }
  }

  private void region(String code, ContactState.Builder state) {
    try {
      state.region(code);
    } catch (IllegalArgumentException e) {
      throw problem("region", Problem.quote(code) + " is not a country code of two letters");
    }
  }

  private Instant instant(JsonParser json, String field) throws IOException {
    String text = text(json, field);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw problem(field, Problem.quote(text) + " is not an instant such as 2026-11-20T12:00:00Z");
    }
  }

  private String text(JsonParser json, String field) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw problem(field, "must be text");
    }
    return json.getText();
  }

  private InputException problem(@Nullable String field, String text) {
    return new InputException(new Problem(file.name(), number, field, text));
  }
}
