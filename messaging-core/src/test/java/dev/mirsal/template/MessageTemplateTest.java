package dev.mirsal.template;

import static dev.mirsal.Codepoints.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
  private static final Recipient NOBODY = Recipient.of(Address.whatsApp("972501234567"));

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "rendering.tsv",
      delimiter = '\t',
      quoteCharacter = '`',
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void rendersAsTheTableSays(
      String id,
      @Nullable String template,
      @Nullable String name,
      @Nullable String columns,
      MissingVariable policy,
      @Nullable String expected) {
    Recipient recipient =
        new Recipient(
            Address.whatsApp("972501234567"),
            name == null ? null : decode(name),
            columns(text(columns)),
            null);

    assertThat(MessageTemplate.parse(text(template)).render(recipient, policy))
        .isEqualTo(text(expected));
  }

  private static String text(@Nullable String cell) {
    return decode(Objects.requireNonNullElse(cell, ""));
  }

  private static Map<String, String> columns(String cell) {
    Map<String, String> columns = new LinkedHashMap<>();
    Arrays.stream(cell.split(";"))
        .filter(column -> !column.isEmpty())
        .map(column -> column.split("=", 2))
        .forEach(column -> columns.put(column[0], column[1]));
    return columns;
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "malformed.tsv",
      delimiter = '\t',
      quoteCharacter = '`',
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void aMalformedTemplateIsRefusedWithThePlace(String id, String template, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageTemplate.parse(decode(template)))
        .withMessageStartingWith(message)
        .withMessageEndingWith("a variable is {name} or {name|default}, a brace \\{");
  }

  @Test
  void variablesAreNamedOnceInTheOrderOfTheirFirstUse() {
    MessageTemplate template =
        MessageTemplate.parse("{עיר} { name |friend} {\u200Fעיר} \\{no\\} {Name} {cafe\u0301}");

    assertThat(template.variables()).containsExactly("עיר", "name", "Name", "caf\u00E9");
  }

  @Test
  void whatARecipientLacksCanBeAskedBeforeLaunch() {
    MessageTemplate template =
        MessageTemplate.parse("{name} {city} {zip|-} {city} {phone} {street}");

    assertThat(template.missing(NOBODY.withVariables(Map.of("city", " "))))
        .containsExactly("name", "city", "street");
    assertThat(
            template.missing(
                Recipient.of(NOBODY.address(), "Dana")
                    .withVariables(Map.of("city", "Haifa", "street", "Hagefen"))))
        .isEmpty();
  }

  @Test
  void refusingNamesEveryMissingVariableAndTheMaskedRecipient() {
    MessageTemplate template = MessageTemplate.parse("{phone} {עיר} {street}");

    assertThatExceptionOfType(MissingVariableException.class)
        .isThrownBy(() -> template.render(NOBODY, MissingVariable.REFUSE))
        .withMessage("recipient whatsapp:…567@c.us has no value for {עיר}, {street}")
        .satisfies(e -> assertThat(e.variables()).containsExactly("עיר", "street"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"214820934802934@lid", "120363041234567890@g.us", "US.13491208655"})
  void whoHasNoNumberHasNoPhone(String id) {
    Recipient recipient = Recipient.of(Address.whatsApp(id));

    assertThat(MessageTemplate.parse("{phone}").missing(recipient)).containsExactly("phone");
  }

  @Test
  void anIdOfAnotherPlatformIsNoPhoneNumber() {
    Recipient recipient = Recipient.of(Address.messenger("7823649182364518"));

    assertThat(MessageTemplate.parse("{טלפון}").missing(recipient)).containsExactly("טלפון");
  }

  @Test
  void templatesOfTheSameTextAreEqual() {
    assertThat(MessageTemplate.parse("{name}"))
        .isEqualTo(MessageTemplate.parse("{name}"))
        .hasSameHashCodeAs(MessageTemplate.parse("{name}"))
        .isNotEqualTo(MessageTemplate.parse("{ name}"))
        .isNotEqualTo("{name}");
    assertThat(MessageTemplate.parse("{ name}").source()).isEqualTo("{ name}");
  }
}
