package dev.mirsal.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Address;
import org.junit.jupiter.api.Test;

class SendIdsTest {
  @Test
  void an_id_is_the_same_in_every_process_and_version() {
    assertThat(new SendIds("c1").of(Address.whatsApp("972500000001")))
        .isEqualTo(new SendIds("c1").of(Address.whatsApp("+972500000001@c.us")))
        .isEqualTo("f2f94233fd37aea5d6b7858bec528b20");
  }

  @Test
  void ids_differ_by_campaign_channel_and_person() {
    assertThat(new SendIds("c1").of(Address.messenger("12345678")))
        .isNotEqualTo(new SendIds("c2").of(Address.messenger("12345678")))
        .isNotEqualTo(new SendIds("c1").of(Address.instagram("12345678")))
        .isNotEqualTo(new SendIds("c1").of(Address.messenger("12345679")));
  }
}
