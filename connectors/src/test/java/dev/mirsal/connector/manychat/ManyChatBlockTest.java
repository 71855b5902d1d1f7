package dev.mirsal.connector.manychat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyChatBlockTest {
  @RegisterExtension static final ManyChatServer SERVER = new ManyChatServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final ManyChatBlock BLOCK =
      ManyChatBlock.builder(Channel.INSTAGRAM)
          .message(new Text("One"))
          .message(Contents.quickReplies(1))
          .addTag("lead")
          .removeTag("cold")
          .setField(ManyChatField.number("total", new BigDecimal("2.5")))
          .clearField("cart")
          .build();

  private static final String EXPECTED =
      """
      {"version":"v2","content":{"type":"instagram",
       "messages":[{"type":"text","text":"One"},{"type":"text","text":"T"}],
       "actions":[{"action":"add_tag","tag_name":"lead"},
                  {"action":"remove_tag","tag_name":"cold"},
                  {"action":"set_field_value","field_name":"total","value":2.5},
                  {"action":"unset_field_value","field_name":"cart"}],
       "quick_replies":[{"type":"flow","caption":"Q1","target":"content1_1"}]}}
      """;

  @Test
  void a_block_answers_a_dynamic_block_step() throws Exception {
    assertThat(JSON.readTree(BLOCK.json())).isEqualTo(JSON.readTree(EXPECTED));
    assertThat(BLOCK).hasToString("ManyChatBlock[2 messages]");
  }

  @Test
  void a_block_is_sent_in_one_call() throws Exception {
    ManyChatClient client = SERVER.client(Channel.INSTAGRAM).build();

    assertThat(AnswerCase.describe(client.send(Messages.TO, Messages.WITHIN_WINDOW, BLOCK)))
        .isEqualTo("accepted");
    JsonNode body = JSON.readTree(SERVER.requests().get(0).getBodyAsString());
    assertThat(SERVER.requests()).hasSize(1);
    assertThat(body.path("data")).isEqualTo(JSON.readTree(EXPECTED));
  }

  @Test
  void a_block_goes_by_permit_to_a_subscriber_of_its_platform() throws InterruptedException {
    ManyChatClient client = SERVER.client(Channel.INSTAGRAM).build();

    assertThat(
            AnswerCase.describe(
                client.send(Messages.TO, Permit.byHost(Route.PRIVATE_REPLY, null), BLOCK)))
        .isEqualTo("rejected policy permanent manychat.permit_route not-reached");
    assertThat(
            AnswerCase.describe(client.send(Address.instagram("1"), Messages.WITHIN_WINDOW, BLOCK)))
        .isEqualTo("rejected recipient permanent manychat.address not-reached");
    assertThatThrownBy(() -> SERVER.messenger().send(Messages.TO, Messages.WITHIN_WINDOW, BLOCK))
        .hasMessage("block: is for INSTAGRAM, must be for MESSENGER");
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void a_block_that_is_built_does_not_change_any_more() {
    ManyChatBlock.Builder builder = ManyChatBlock.builder(Channel.MESSENGER).message(new Text("1"));
    ManyChatBlock block = builder.build();
    String before = block.json();

    builder.message(new Text("2")).addTag("lead");
    block.data().put("version", "v1");

    assertThat(block.json()).isEqualTo(before);
  }

  @Test
  void a_block_has_limits() {
    ManyChatBlock.Builder messages = ManyChatBlock.builder(Channel.MESSENGER);
    ManyChatBlock.Builder actions = ManyChatBlock.builder(Channel.MESSENGER);
    for (int i = 0; i < 10; i++) {
      messages.message(new Text("T"));
    }
    for (int i = 0; i < 5; i++) {
      actions.addTag("lead");
    }

    assertThatThrownBy(() -> messages.message(new Text("T")))
        .hasMessage("block.messages: more than 10");
    assertThatThrownBy(() -> actions.addTag("lead")).hasMessage("block.actions: more than 5");
    assertThatThrownBy(
            () ->
                ManyChatBlock.builder(Channel.MESSENGER)
                    .message(Contents.quickReplies(6))
                    .message(Contents.quickReplies(6)))
        .hasMessage("block.quickReplies: 12, must be at most 11");
    assertThatThrownBy(() -> ManyChatBlock.builder(Channel.MESSENGER).build())
        .hasMessage("block: is empty");
    assertThatThrownBy(() -> ManyChatBlock.builder(Channel.WHATSAPP).message(Contents.of("cards")))
        .hasMessageStartingWith("block.message: ManyChat takes no Cards");
    assertThatThrownBy(() -> ManyChatBlock.builder(Channel.EMAIL))
        .hasMessage("behind: EMAIL, must be MESSENGER, INSTAGRAM or WHATSAPP");
  }

  @Test
  void actions_alone_are_a_block() {
    assertThat(ManyChatBlock.builder(Channel.MESSENGER).addTag("lead").build().json())
        .isEqualTo(
            "{\"version\":\"v2\",\"content\":{\"messages\":[],"
                + "\"actions\":[{\"action\":\"add_tag\",\"tag_name\":\"lead\"}]}}");
  }
}
