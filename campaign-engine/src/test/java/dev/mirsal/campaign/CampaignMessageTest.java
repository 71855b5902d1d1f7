package dev.mirsal.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.Recipient;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MessageVariations;
import dev.mirsal.template.MissingVariable;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CampaignMessageTest {
  private static final URI PHOTO = URI.create("https://example.org/a.jpg");
  private static final Recipient NOA = Recipient.of(Address.whatsApp("972500000001"), "Noa");

  private static MessageContent render(CampaignMessage message) {
    return message.render(NOA, 1, 0, MissingVariable.REFUSE);
  }

  private static MessageVariations text(String text) {
    return MessageVariations.of(text, List.of());
  }

  @Test
  void a_text_is_filled_in() {
    CampaignMessage message = CampaignMessage.text(text("Hi {name}"));

    assertThat(render(message)).isEqualTo(new MessageContent.Text("Hi Noa"));
    assertThat(message.variables()).containsExactly("name");
    assertThat(message.missing(NOA)).isEmpty();
    assertThat(message.missing(Recipient.of(NOA.address()))).containsExactly("name");
  }

  @Test
  void R_TMPL_1_one_of_the_variations_is_picked_for_each_message() {
    CampaignMessage message =
        CampaignMessage.text(MessageVariations.of("main", List.of("a", " ", "b")));
    List<MessageContent> picked =
        IntStream.range(0, 50)
            .mapToObj(i -> message.render(NOA, 1, i, MissingVariable.REFUSE))
            .toList();

    assertThat(picked).contains(new MessageContent.Text("a"), new MessageContent.Text("b"));
    assertThat(picked).hasSize(50).doesNotContain(new MessageContent.Text("main"));
  }

  @Test
  void R_CAMP_1_media_come_with_a_caption_or_without() {
    CampaignMessage bare = CampaignMessage.media(MediaKind.IMAGE, PHOTO, null);

    assertThat(render(CampaignMessage.media(MediaKind.IMAGE, PHOTO, text("For {name}"))))
        .isEqualTo(MessageContent.Media.of(MediaKind.IMAGE, PHOTO, "For Noa"));
    assertThat(render(bare)).isEqualTo(MessageContent.Media.of(MediaKind.IMAGE, PHOTO, null));
    assertThat(bare.templates()).isEmpty();
    assertThat(bare.variables()).isEmpty();
  }

  @Test
  void R_CAMP_1_a_poll_asks_everybody_by_name_and_offers_the_same() {
    CampaignMessage poll = CampaignMessage.poll(text("{name}, when?"), List.of("1", "2"), true);

    assertThat(render(poll))
        .isEqualTo(new MessageContent.Poll("Noa, when?", List.of("1", "2"), true));
    assertThat(poll.variables()).containsExactly("name");
    assertThat(poll).hasToString("Poll[2 options]");
    assertThatThrownBy(() -> CampaignMessage.poll(text("?"), List.of("1"), true))
        .hasMessageContaining("poll.options");
  }

  @Test
  void parameters_of_a_template_are_filled_in_and_keep_their_order() {
    Map<String, MessageTemplate> parameters = new LinkedHashMap<>();
    for (int i = 12; i > 0; i--) {
      parameters.put(String.valueOf(i), MessageTemplate.parse(i + " {name}"));
    }
    CampaignMessage template = CampaignMessage.template("sale", "he", parameters);
    MessageContent.TemplateReference filled = (MessageContent.TemplateReference) render(template);

    assertThat(filled.parameters().keySet())
        .containsExactly("12", "11", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1");
    assertThat(filled.parameters()).containsEntry("3", "3 Noa");
    assertThat(template.variables()).containsExactly("name");
    assertThat(template).hasToString("Template[sale, he]");
  }
}
