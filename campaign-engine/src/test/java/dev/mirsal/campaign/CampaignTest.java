package dev.mirsal.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import dev.mirsal.template.MissingVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignTest {
  private static Campaign.Builder spring() {
    return Campaign.builder("c1").name("Spring").text("Hello {name}").devices("d1");
  }

  @Test
  void R_CAMP_1_what_is_not_given_has_the_defaults() {
    Campaign campaign = spring().build();

    assertThat(campaign.type()).isEqualTo(CampaignType.MARKETING);
    assertThat(campaign.channel()).isEqualTo(Channel.WHATSAPP);
    assertThat(campaign.owner()).isNull();
    assertThat(campaign.sharing()).isEqualTo(LaneSharing.IN_TURN);
    assertThat(campaign.missingVariable()).isEqualTo(MissingVariable.REFUSE);
    assertThat(campaign.seed()).isZero();
    assertThat(campaign.rules().minDelay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(campaign.rules().maxDelay()).isEqualTo(Duration.ofSeconds(60));
    assertThat(campaign.rules().dailyLimit()).isZero();
    assertThat(campaign.rules().calendar())
        .isEqualTo(ActiveHours.daily(LocalTime.of(9, 0), LocalTime.of(18, 0)));
  }

  @Test
  void R_CAMP_1_all_fields_are_kept_by_a_copy() {
    SendingRules rules = SendingRules.builder().zone(ZoneId.of("Asia/Jerusalem")).build();
    Campaign campaign =
        spring()
            .owner("u1")
            .type(CampaignType.TRANSACTIONAL)
            .channel(Channel.MESSENGER)
            .lanes(List.of(Lane.of("page")))
            .sharing(LaneSharing.BY_CONTACT)
            .rules(rules)
            .missingVariable(MissingVariable.KEEP)
            .seed(7)
            .build();
    Campaign copy = campaign.withId("c2");

    assertThat(copy.id()).isEqualTo("c2");
    assertThat(copy)
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(campaign.toBuilder().build());
    assertThat(copy.owner()).isEqualTo("u1");
    assertThat(copy.name()).isEqualTo("Spring");
    assertThat(copy.rules()).isSameAs(rules);
    assertThat(copy.planner().plan(3, Instant.EPOCH).summary().messages()).isEqualTo(3);
  }

  @Test
  void R_CAMP_8_what_is_missing_is_named() {
    assertThatThrownBy(() -> Campaign.builder(" ")).hasMessage("campaign.id: is blank");
    assertThatThrownBy(() -> spring().name("\t")).hasMessage("campaign.name: is blank");
    assertThatThrownBy(() -> spring().build().withId("")).hasMessage("campaign.id: is blank");
    assertThatThrownBy(() -> Campaign.builder("c").text("x").devices("d").build())
        .hasMessage("campaign.name: is missing");
    assertThatThrownBy(() -> Campaign.builder("c").name("n").devices("d").build())
        .hasMessage("campaign.message: is missing");
    assertThatThrownBy(() -> Campaign.builder("c").name("n").text("x").build())
        .hasMessage("campaign.devices: is missing");
    assertThatThrownBy(() -> spring().devices().build()).hasMessageContaining("at least one");
    assertThatThrownBy(() -> spring().devices("d1", "d1").build()).hasMessageContaining("d1");
    assertThatThrownBy(() -> spring().text(" ")).hasMessageContaining("blank");
  }

  @Test
  void its_text_does_not_show_what_it_says() {
    assertThat(spring().build()).hasToString("Campaign[c1, MARKETING over WHATSAPP, [Lane[d1]]]");
  }
}
