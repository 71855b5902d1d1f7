package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Replacement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R-CAMP-3: what may be done in which status. */
class ActionTableTest {
  private static final String ID = "c1";

  record Case(CampaignStatus status, CampaignAction action, boolean allowed) {}

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ActionTableTest.class.getResourceAsStream("actions.tsv")),
                StandardCharsets.UTF_8))) {
      List<String[]> lines =
          table.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\t", -1)).toList();
      for (String[] line : lines.subList(1, lines.size())) {
        for (int i = 1; i < line.length; i++) {
          CampaignStatus status = CampaignStatus.valueOf(upper(line[0]));
          CampaignAction action = CampaignAction.valueOf(upper(lines.get(0)[i]));
          cases.add(new Case(status, action, line[i].equals("x")));
        }
      }
    }
    return cases.stream();
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Test
  void the_table_names_every_status_with_every_action() throws IOException {
    assertThat(cases()).hasSize(CampaignStatus.values().length * CampaignAction.values().length);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void R_CAMP_3_an_action_is_allowed_exactly_where_the_table_says_so(Case one) throws Exception {
    assertThat(one.status().allows(one.action())).isEqualTo(one.allowed());
    Scene scene = sceneIn(one.status());
    assertThat(scene.status(ID)).isEqualTo(one.status());
    assertThat(scene.engine.progress(ID).actions().get(one.action()) == null)
        .isEqualTo(one.allowed());

    if (one.allowed()) {
      assertThatCode(() -> act(scene, one.action())).doesNotThrowAnyException();
    } else if (one.action() != CampaignAction.EXPORT) {
      List<String> before = List.copyOf(scene.events);
      assertThatThrownBy(() -> act(scene, one.action()))
          .isInstanceOfSatisfying(
              ActionRefusedException.class,
              e -> {
                assertThat(e.status()).isEqualTo(one.status());
                assertThat(e.action()).isEqualTo(one.action());
                assertThat(e).hasMessageContainingAll(ID, one.status().name(), one.action().name());
              });
      assertThat(scene.status(ID)).isEqualTo(one.status());
      assertThat(scene.events).isEqualTo(before);
    }
  }

  private static Scene sceneIn(CampaignStatus status) throws InterruptedException {
    Scene scene = new Scene();
    SendingRules later =
        Scene.EVERY_MINUTE.toBuilder().notBefore(Scene.START.plus(Duration.ofHours(1))).build();
    Campaign campaign =
        Scene.campaign(ID, status == CampaignStatus.SCHEDULED ? later : Scene.EVERY_MINUTE, "d1");
    if (status == CampaignStatus.DRAFT) {
      scene.engine.draft(campaign, Scene.people(2));
      return scene;
    }
    scene.engine.launch(campaign, Scene.people(2));
    switch (status) {
      case PAUSED -> scene.engine.pause(ID);
      case COMPLETED -> scene.run();
      case CANCELLED -> scene.engine.cancel(ID);
      case FAILED -> {
        CampaignRecord record = scene.store.find(ID).orElseThrow();
        assertThat(scene.store.replace(record.in(CampaignStatus.FAILED)))
            .isEqualTo(Replacement.DONE);
      }
      default -> {}
    }
    return scene;
  }

  private static void act(Scene scene, CampaignAction action) {
    switch (action) {
      case VIEW -> scene.engine.progress(ID);
      case EXPORT -> scene.engine.results(ID).close();
      case EDIT -> scene.engine.edit(Scene.campaign(ID, "d2"));
      case EDIT_RULES -> scene.engine.editRules(ID, SendingRules.builder().build());
      case LAUNCH -> scene.engine.launch(ID);
      case PAUSE -> scene.engine.pause(ID);
      case RESUME -> scene.engine.resume(ID);
      case REPLAY -> scene.engine.replay(ID, row -> true);
      case CANCEL -> scene.engine.cancel(ID);
      case SWITCH -> scene.engine.setActive(ID, false);
      case DUPLICATE -> scene.engine.duplicate(ID, "copy");
      case DELETE -> scene.engine.delete(ID);
    }
  }
}
