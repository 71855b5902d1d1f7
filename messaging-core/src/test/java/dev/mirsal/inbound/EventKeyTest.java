package dev.mirsal.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.inbound.InboundEvent.Change;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventKeyTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void aRepetitionHasTheSameKeyThoughTheBatchAroundItDiffers() {
    assertThat(message(origin("1", "m1", "{}"), "hi", Change.NEW).key())
        .isEqualTo(message(origin("1", "m1", "{ \"batch\": 2 }"), "hi", Change.NEW).key())
        .matches("[0-9a-f]{64}");
  }

  @Test
  void whatDiffersHasAnotherKey() {
    Stream<InboundEvent> events =
        Stream.of(
            message(origin("1", "m1", "{}"), "hi", Change.NEW),
            message(origin("1", "m2", "{}"), "hi", Change.NEW),
            message(origin("2", "m1", "{}"), "hi", Change.NEW),
            message(origin("1", "m1", "{}"), "ho", Change.EDITED),
            message(origin("1", "m1", "{}"), "hu", Change.EDITED),
            message(origin("1", "m1", "{}"), null, Change.REMOVED),
            message(origin("1", null, "{1}"), null, Change.NEW),
            message(origin("1", null, "{2}"), null, Change.NEW),
            new InboundEvent.Postback(origin("1", "m1", "{}"), null, null, null),
            new InboundEvent.Comment(origin("1", "m1", "{}"), "hi", null, null, false, Change.NEW),
            new InboundEvent.Comment(
                origin("1", "m1", "{}"), "hi", "p", null, false, Change.EDITED),
            delivery(DeliveryState.SENT, "m1"),
            delivery(DeliveryState.READ, "m1"),
            delivery(DeliveryState.READ, "m1", "m2"),
            delivery(DeliveryState.READ),
            new InboundEvent.OptIn(origin("1", null, "{}"), "k", true, null, null, null),
            new InboundEvent.OptIn(origin("1", null, "{}"), "k", false, null, null, null),
            new InboundEvent.OptIn(origin("2", null, "{}"), "k", false, null, null, null),
            new InboundEvent.AccountNotice(origin("1", null, "{}"), "k", "WORKING"),
            new InboundEvent.AccountNotice(origin("1", null, "{}"), "k", null),
            new InboundEvent.Call(origin("1", "c1", "{}"), "connect", false),
            new InboundEvent.Call(origin("1", "c1", "{}"), "terminate", false),
            new InboundEvent.Reaction(origin("1", "m1", "{1}"), "m1", "x", false),
            new InboundEvent.Reaction(origin("1", "m1", "{2}"), "m1", null, false));

    assertThat(events.map(InboundEvent::key)).doesNotHaveDuplicates();
  }

  @Test
  void theSameAtAnotherTimeOrForAnotherAccountHasAnotherKey() {
    Origin one = origin("1", "m1", "{}");
    Origin later =
        new Origin(one.channel(), "page", one.person(), AT.plusMillis(1), "m1", false, "{}");
    Origin elsewhere = new Origin(one.channel(), "page2", one.person(), AT, "m1", false, "{}");

    assertThat(
            Stream.of(one, later, elsewhere)
                .map(origin -> new InboundEvent.Call(origin, "connect", false).key()))
        .doesNotHaveDuplicates();
  }

  private static InboundEvent delivery(DeliveryState state, String... ids) {
    return new InboundEvent.Delivery(origin("1", null, "{}"), state, List.of(ids), AT, null, null);
  }

  private static InboundEvent message(Origin origin, @Nullable String text, Change change) {
    return new InboundEvent.Message(origin, text, List.of(), null, null, null, null, false, change);
  }

  private static Origin origin(String person, @Nullable String id, String json) {
    return new Origin(Channel.MESSENGER, "page", Address.messenger(person), AT, id, false, json);
  }
}
