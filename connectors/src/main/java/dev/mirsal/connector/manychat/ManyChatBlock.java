package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.send.SendOutcome.Rejected;

/**
 * A dynamic block: up to ten messages that one call sends, and what is done besides. It is what
 * {@link ManyChatClient#send(dev.mirsal.message.Address, dev.mirsal.message.Permit, ManyChatBlock)}
 * takes, and {@link #json()} is what a host answers to the Dynamic Block step of a flow.
 *
 * <p>{@link #toString()} shows nothing of it. Immutable and safe for use by several threads.
 *
 * @see <a href="https://manychat.github.io/dynamic_block_docs/">Dynamic block reference
 *     (2023-01-31)</a>
 * @since 0.1
 */
public final class ManyChatBlock {
  /** The most messages in a block. */
  public static final int MOST_MESSAGES = 10;

  /** The most actions in a block. */
  public static final int MOST_ACTIONS = 5;

  private final Channel behind;
  private final ObjectNode data;

  private ManyChatBlock(Channel behind, ObjectNode data) {
    this.behind = behind;
    this.data = data;
  }

  /**
   * Starts a block.
   *
   * @param behind the platform on which the subscriber is: Messenger, Instagram or WhatsApp
   * @throws IllegalArgumentException if ManyChat does not send there
   */
  public static Builder builder(Channel behind) {
    return new Builder(ManyChatClient.checked(behind));
  }

  /** {@return the platform that it is made for} */
  public Channel behind() {
    return behind;
  }

  /** {@return the block as the answer to a Dynamic Block step, to be sent as application/json} */
  public String json() {
    return data.toString();
  }

  /** Returns a copy that may be put into a request. */
  ObjectNode data() {
    return data.deepCopy();
  }

  @Override
  public String toString() {
    return "ManyChatBlock[" + data.at("/content/messages").size() + " messages]";
  }

  /** Collects a block. Not safe for use by several threads. */
  public static final class Builder {
    private final Channel behind;
    private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode quickReplies = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode actions = JsonNodeFactory.instance.arrayNode();

    private Builder(Channel behind) {
      this.behind = behind;
    }

    /**
     * Adds a message. Quick replies belong to the block, and show under its last message; tapping
     * one, or a button that comes back, starts the flow whose id is the payload.
     *
     * @throws IllegalArgumentException if the platform takes no such content from ManyChat, if
     *     there are {@value #MOST_MESSAGES} messages already, or more than eleven quick replies
     */
    public Builder message(MessageContent content) {
      Rejected refusal = BlockWriter.refusal(behind, content);
      if (refusal != null) {
        throw new IllegalArgumentException("block.message: " + refusal.detail());
      }
      requireRoom("messages", messages, MOST_MESSAGES);
      BlockWriter.write(content, messages, quickReplies);
      if (quickReplies.size() > BlockWriter.QUICK_REPLIES) {
        throw new IllegalArgumentException(
            "block.quickReplies: "
                + quickReplies.size()
                + ", must be at most "
                + BlockWriter.QUICK_REPLIES);
      }
      return this;
    }

    /**
     * Gives the subscriber a tag, which must exist in the account.
     *
     * @throws IllegalArgumentException if there are {@value #MOST_ACTIONS} actions already; so with
     *     all actions
     */
    public Builder addTag(String name) {
      action("add_tag").put("tag_name", name);
      return this;
    }

    /** Takes a tag from the subscriber. */
    public Builder removeTag(String name) {
      action("remove_tag").put("tag_name", name);
      return this;
    }

    /** Sets a custom field of the subscriber. */
    public Builder setField(ManyChatField field) {
      action("set_field_value").put("field_name", field.name()).set("value", field.value());
      return this;
    }

    /** Empties a custom field of the subscriber. */
    public Builder clearField(String name) {
      action("unset_field_value").put("field_name", name);
      return this;
    }

    /**
     * Returns the block.
     *
     * @throws IllegalArgumentException if it has neither messages nor actions
     */
    public ManyChatBlock build() {
      if (messages.isEmpty() && actions.isEmpty()) {
        throw new IllegalArgumentException("block: is empty");
      }
      ObjectNode data = JsonNodeFactory.instance.objectNode().put("version", "v2");
      ObjectNode content = data.putObject("content");
      if (behind != Channel.MESSENGER) {
        content.put("type", behind == Channel.INSTAGRAM ? "instagram" : "whatsapp");
      }
      content.set("messages", messages.deepCopy());
      if (!actions.isEmpty()) {
        content.set("actions", actions.deepCopy());
      }
      if (!quickReplies.isEmpty()) {
        content.set("quick_replies", quickReplies.deepCopy());
      }
      return new ManyChatBlock(behind, data);
    }

    private ObjectNode action(String name) {
      requireRoom("actions", actions, MOST_ACTIONS);
      return actions.addObject().put("action", name);
    }

    private static void requireRoom(String what, ArrayNode list, int most) {
      if (list.size() == most) {
        throw new IllegalArgumentException("block." + what + ": more than " + most);
      }
    }
  }
}
