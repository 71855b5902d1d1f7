package dev.mirsal.example.benchmark;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MissingVariable;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.text.StringSubstitutor;

/** Mirsal's templates and their peers, compiled once where they can be, without escaping. */
public enum Templates {
  /** Mirsal. */
  MIRSAL("Mirsal"),
  /** The floor: the parts in the order in which they come. */
  BY_HAND("StringBuilder by hand"),
  /** jmustache. */
  JMUSTACHE("jmustache 1.16"),
  /** Pebble. */
  PEBBLE("Pebble 3.2.4"),
  /** Apache Commons Text, which parses each time. */
  STRING_SUBSTITUTOR("commons-text 1.14.0 StringSubstitutor");

  /** Written {@code <name>} and turned into each engine's own form. */
  private static final String TEXT =
      "Hello <name>, your order <order> of <amount> is ready. Pick it up at <branch> until 18:00!";

  private static final Map<String, String> COLUMNS =
      Map.of("order", "A-10237", "amount", "₪149.90", "branch", "Haifa");

  private static final String NAME = "Dana Cohen";

  final String title;

  Templates(String title) {
    this.title = title;
  }

  /** Compiles; what is returned renders. */
  Supplier<String> compile() {
    return switch (this) {
      case MIRSAL -> mirsal();
      case BY_HAND -> byHand();
      case JMUSTACHE -> jmustache();
      case PEBBLE -> pebble();
      case STRING_SUBSTITUTOR -> stringSubstitutor();
    };
  }

  private static String text(String open, String close) {
    return TEXT.replace("<", open).replace(">", close);
  }

  private static Map<String, Object> allVariables() {
    return Map.of("name", NAME, "order", "A-10237", "amount", "₪149.90", "branch", "Haifa");
  }

  private static Supplier<String> mirsal() {
    MessageTemplate template = MessageTemplate.parse(text("{", "}"));
    Recipient recipient =
        Recipient.of(Address.whatsApp("972541234567"), NAME).withVariables(COLUMNS);
    return () -> template.render(recipient, MissingVariable.REFUSE);
  }

  private static Supplier<String> byHand() {
    String[] parts = text("<", "<").split("<");
    Map<String, Object> variables = allVariables();
    return () -> {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.length; i++) {
        text.append(i % 2 == 0 ? parts[i] : variables.get(parts[i]));
      }
      return text.toString();
    };
  }

  private static Supplier<String> jmustache() {
    Template template = Mustache.compiler().escapeHTML(false).compile(text("{{", "}}"));
    Map<String, Object> variables = allVariables();
    return () -> template.execute(variables);
  }

  private static Supplier<String> pebble() {
    PebbleEngine engine = new PebbleEngine.Builder().autoEscaping(false).build();
    PebbleTemplate template = engine.getLiteralTemplate(text("{{ ", " }}"));
    Map<String, Object> variables = allVariables();
    return () -> {
      StringWriter writer = new StringWriter();
      try {
        template.evaluate(writer, variables);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return writer.toString();
    };
  }

  private static Supplier<String> stringSubstitutor() {
    String text = text("${", "}");
    StringSubstitutor substitutor = new StringSubstitutor(allVariables());
    return () -> substitutor.replace(text);
  }
}
