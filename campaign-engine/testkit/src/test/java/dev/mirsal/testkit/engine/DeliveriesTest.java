package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.inbound.DeliveryState;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.Origin;
import dev.mirsal.message.Channel;
import dev.mirsal.send.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Field failures 64 and 65: reports come in any order, and before our own record. */
class DeliveriesTest {
  private final Scene scene = new Scene();

  private static InboundEvent.Delivery delivery(DeliveryState state, int second, String... ids) {
    Origin origin =
        new Origin(
            Channel.WHATSAPP, "d1", null, Scene.START.plusSeconds(second), null, false, "{}");
    return new InboundEvent.Delivery(origin, state, List.of(ids), null, null, null);
  }

  @Test
  void a_report_that_comes_before_the_outcome_is_joined() throws InterruptedException {
    scene.sender.answering(
        message -> {
          scene.engine.delivered(delivery(DeliveryState.READ, 3, "m-" + message.sender()));
          return new SendOutcome.Accepted("m-" + message.sender());
        });
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(1));
    scene.run();
    scene.engine.delivered(delivery(DeliveryState.SENT, 1, "m-d1"));
    scene.engine.delivered(delivery(DeliveryState.DELIVERED, 2, "m-d1", "not-ours"));

    assertThat(scene.engine.deliveries("c1")).isEqualTo(Map.of(DeliveryState.READ, 1L));
  }

  @Test
  void listeners_hear_what_is_new_and_nothing_twice() {
    List<DeliveryState> heard = new ArrayList<>();
    CampaignEngine engine =
        CampaignEngine.builder()
            .store(new InMemoryCampaignStore())
            .listener(
                new CampaignListener() {
                  @Override
                  public void deliveryChanged(String id, DeliveryReport report) {
                    heard.add(report.state());
                  }
                })
            .build();
    engine.delivered(delivery(DeliveryState.SENT, 1, "m"));
    engine.delivered(delivery(DeliveryState.SENT, 1, "m"));
    engine.delivered(delivery(DeliveryState.READ, 3, "m"));
    engine.delivered(delivery(DeliveryState.DELIVERED, 2, "m"));

    assertThat(heard).containsExactly(DeliveryState.SENT, DeliveryState.READ);
  }
}
