package dev.mirsal.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class MessageTemplatePropertyTest {
  private static final Recipient NOBODY = Recipient.of(Address.manyChat("1"));

  @Property
  void anEscapedTextRendersAsItself(@ForAll("texts") String text) {
    MessageTemplate template = MessageTemplate.parse(MessageTemplate.escape(text));

    assertThat(template.variables()).isEmpty();
    assertThat(template.render(NOBODY, MissingVariable.REFUSE)).isEqualTo(text);
  }

  @Property
  void aTextWithoutSpecialCharactersIsItsOwnTemplate(@ForAll("plain") String text) {
    assertThat(MessageTemplate.escape(text)).isEqualTo(text);
    assertThat(MessageTemplate.parse(text).render(NOBODY, MissingVariable.REFUSE)).isEqualTo(text);
  }

  /** R-TMPL-3: the values are written one after the other and never looked at again. */
  @Property
  void valuesAreWrittenAsTheyAre(@ForAll("values") List<String> values) {
    Map<String, String> columns = new LinkedHashMap<>();
    values.forEach(value -> columns.put("v" + columns.size(), value));
    String template =
        columns.keySet().stream().map(name -> "<{" + name + "}>").collect(Collectors.joining());

    String text =
        MessageTemplate.parse(template)
            .render(NOBODY.withVariables(columns), MissingVariable.REFUSE);

    assertThat(text)
        .isEqualTo(values.stream().map(v -> "<" + v + ">").collect(Collectors.joining()));
  }

  @Property
  void everyPlaceholderIsAmongTheVariables(@ForAll("names") List<String> names) {
    String template = names.stream().map(n -> "x{ " + n + " }").collect(Collectors.joining());

    assertThat(MessageTemplate.parse(template).variables())
        .containsExactlyElementsOf(names.stream().map(VariableName::canonical).distinct().toList());
  }

  @Property
  void whatIsKeptIsTheTemplateItself(@ForAll("names") List<String> names) {
    String template =
        names.stream().map(n -> "x{" + n + "}").collect(Collectors.joining()) + "\u05D0";

    assertThat(MessageTemplate.parse(template).render(NOBODY, MissingVariable.KEEP))
        .isEqualTo(template);
  }

  @Property
  void whatIsMissingIsWhatRenderingRefuses(
      @ForAll("names") List<String> names, @ForAll("names") List<String> known) {
    Map<String, String> columns = new LinkedHashMap<>();
    known.forEach(name -> columns.put(name, "x"));
    Recipient recipient = NOBODY.withVariables(columns);
    MessageTemplate template =
        MessageTemplate.parse(names.stream().map(n -> "{" + n + "}").collect(Collectors.joining()));

    assertThat(refused(template, recipient)).isEqualTo(template.missing(recipient));
  }

  private static List<String> refused(MessageTemplate template, Recipient recipient) {
    try {
      template.render(recipient, MissingVariable.REFUSE);
      return List.of();
    } catch (MissingVariableException e) {
      return e.variables();
    }
  }

  /** Whatever is typed, parsing either refuses with a place or yields something that renders. */
  @Property
  void anyTextIsATemplateOrIsRefusedWithAPlace(@ForAll("texts") String text) {
    try {
      MessageTemplate template = MessageTemplate.parse(text);
      assertThat(template.render(NOBODY, MissingVariable.EMPTY).length())
          .isLessThanOrEqualTo(text.length());
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("the '\\{' at character \\d+ .*");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> special =
        Arbitraries.of("{", "}", "|", "\\", "{a}", "{a|b}", "$1", "שלום", "\u200F", "😀", "\n");
    return Arbitraries.frequencyOf(
            Tuple.of(3, special), Tuple.of(1, Arbitraries.strings().ofMaxLength(5)))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings().excludeChars('{', '}', '|', '\\');
  }

  @Provide
  Arbitrary<List<String>> values() {
    return texts().map(text -> "." + text).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .withCharRange('א', 'ת')
        .withCharRange('a', 'd')
        .withChars('\u05BC', '\u05C1', '\u0301', '\u200F', ' ')
        .ofMaxLength(4)
        .map(name -> "z" + name)
        .list()
        .ofMaxSize(6);
  }
}
