package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * A person to be made a subscriber. Nobody on Messenger or Instagram can be: who writes there
 * becomes one. {@link #toString()} shows none of it.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ManyChatNewSubscriber {
  private final ObjectNode json;

  private ManyChatNewSubscriber(ObjectNode json) {
    this.json = json;
  }

  /**
   * Returns a person on WhatsApp.
   *
   * @param number the number in international form, with {@code +}
   * @throws IllegalArgumentException if it is blank
   */
  public static ManyChatNewSubscriber onWhatsApp(String number) {
    return of("whatsapp_phone", number);
  }

  /**
   * Returns a person who agreed to text messages.
   *
   * @param number the number in international form, with {@code +}
   * @param consentPhrase the words with which the person agreed
   * @throws IllegalArgumentException if one is blank
   */
  public static ManyChatNewSubscriber byPhone(String number, String consentPhrase) {
    ManyChatNewSubscriber person = of("phone", number);
    person.json.put("has_opt_in_sms", true);
    person.json.put("consent_phrase", text("consentPhrase", consentPhrase));
    return person;
  }

  /**
   * Returns a person with an e-mail address.
   *
   * @param email the address
   * @param optedIn whether the person agreed to e-mail
   * @throws IllegalArgumentException if it is blank
   */
  public static ManyChatNewSubscriber byEmail(String email, boolean optedIn) {
    ManyChatNewSubscriber person = of("email", email);
    person.json.put("has_opt_in_email", optedIn);
    return person;
  }

  /** Returns the same person with a name. */
  public ManyChatNewSubscriber named(String firstName, String lastName) {
    ObjectNode copy = json.deepCopy();
    copy.put("first_name", Objects.requireNonNull(firstName, "firstName"));
    copy.put("last_name", Objects.requireNonNull(lastName, "lastName"));
    return new ManyChatNewSubscriber(copy);
  }

  ObjectNode json() {
    return json.deepCopy();
  }

  @Override
  public String toString() {
    return "ManyChatNewSubscriber[]";
  }

  private static ManyChatNewSubscriber of(String field, String value) {
    return new ManyChatNewSubscriber(
        JsonNodeFactory.instance.objectNode().put(field, text(field, value)));
  }

  private static String text(String field, String value) {
    if (Objects.requireNonNull(value, field).isBlank()) {
      throw new IllegalArgumentException(field + ": is blank");
    }
    return value;
  }
}
