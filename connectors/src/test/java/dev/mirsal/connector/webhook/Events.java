package dev.mirsal.connector.webhook;

import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.message.Address;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes events out for comparison: every field that says something, in the clear. */
public final class Events {
  private Events() {}

  public static List<String> describe(WebhookResult result) {
    return ((WebhookResult.Accepted) result).events().stream().map(Events::describe).toList();
  }

  private static String describe(InboundEvent event) {
    return event.getClass().getSimpleName() + " " + fields((Record) event);
  }

  private static String fields(Record values) {
    return Arrays.stream(values.getClass().getRecordComponents())
        .filter(component -> !component.getName().equals("json"))
        .flatMap(component -> field(component, values).stream())
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> field(RecordComponent component, Record values) {
    Object value;
    try {
      value = component.getAccessor().invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    if (component.getName().equals("origin")) {
      return Optional.of(fields((Record) value));
    }
    String text = text(value);
    return text.isEmpty() ? Optional.empty() : Optional.of(component.getName() + "=" + text);
  }

  private static String text(@Nullable Object value) {
    if (value == null || value.equals(false)) {
      return "";
    }
    if (value instanceof Address address) {
      return address.id();
    }
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(item -> texts.add(text(item)));
      return texts.isEmpty() ? "" : texts.toString();
    }
    return value instanceof Record nested ? "(" + fields(nested) + ")" : value.toString();
  }
}
