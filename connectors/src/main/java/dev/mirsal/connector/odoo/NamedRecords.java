package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sources, media, campaigns and tags: looked up by name, and created only if there is none. Odoo
 * takes a second source of the same name and calls it "ManyChat [2]", so creating blindly would
 * fill its lists.
 */
final class NamedRecords {
  private static final int MAX_NAMES = 10_000;

  private final OdooConnection odoo;
  private final Cache<Name, Long> known;

  /** Keeps this process from creating one name twice. */
  private final ReentrantLock creating = new ReentrantLock();

  NamedRecords(OdooConnection odoo, Duration memory, LongSupplier ticker) {
    this.odoo = odoo;
    known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(memory)
            .ticker(ticker::getAsLong)
            .maximumSize(MAX_NAMES)
            .build();
  }

  private record Name(String model, String text) {}

  long id(String model, String text) throws InterruptedException {
    Name name = new Name(model, text);
    Long id = known.getIfPresent(name);
    if (id == null) {
      creating.lockInterruptibly();
      try {
        id = found(name);
        id = id == null ? created(name) : id;
        known.put(name, id);
      } finally {
        creating.unlock();
      }
    }
    return id;
  }

  /** Forgets all, because a remembered record may have been deleted. */
  void forget() {
    known.invalidateAll();
  }

  private @Nullable Long found(Name name) throws InterruptedException {
    // An archived one still holds its name.
    List<JsonNode> found =
        odoo.records(
            OdooCall.search(
                    name.model,
                    JsonNodeFactory.instance
                        .arrayNode()
                        .add(
                            OdooCall.condition(
                                "name", "=", JsonNodeFactory.instance.textNode(name.text))),
                    "name")
                .with("limit", 1)
                .with("order", "id")
                .inContext("active_test", false));
    return found.isEmpty() ? null : found.get(0).path("id").longValue();
  }

  private long created(Name name) throws InterruptedException {
    ObjectNode values = JsonNodeFactory.instance.objectNode().put("name", name.text);
    OdooCall create =
        OdooCall.on(name.model, "create")
            .with("vals_list", JsonNodeFactory.instance.arrayNode().add(values))
            .once();
    try {
      JsonNode id = odoo.call(create).path(0);
      if (!id.isInt()) {
        throw OdooErrors.senseless(create);
      }
      return id.longValue();
    } catch (OdooException refused) {
      // Names of tags are unique: somebody else may have been faster.
      Long id = refused.kind() == OdooException.Kind.INVALID ? found(name) : null;
      if (id == null) {
        throw refused;
      }
      return id;
    }
  }
}
