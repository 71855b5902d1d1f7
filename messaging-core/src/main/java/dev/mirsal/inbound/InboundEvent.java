package dev.mirsal.inbound;

import dev.mirsal.contact.Interaction;
import dev.mirsal.contact.InteractionKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a platform told us. No {@code toString} of an event shows what a person wrote or
 * who it was.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public sealed interface InboundEvent {

  /** Returns where it is from, when it happened, and what the platform sent. */
  Origin origin();

  /**
   * Returns what this event has in common with its own repetitions and with no other event: 64
   * hexadecimal digits that tell nothing about a person. Platforms deliver at least once, so a host
   * keeps the keys of what it has handled; {@link SeenEvents} does that.
   *
   * <p>It is made of the event's kind, channel, account and id, of its time and of what happened;
   * where the platform gives no id, of what it sent.
   */
  default String key() {
    return EventKey.of(this);
  }

  /**
   * Returns what this event does for the messaging window, or empty if it does nothing: the person
   * did nothing, or the account itself did it.
   */
  default Optional<Interaction> interaction() {
    return Optional.empty();
  }

  /**
   * Somebody wrote, or the account's own message came back as an echo.
   *
   * @param origin where it is from
   * @param text what was written, or null if there is only an attachment
   * @param attachments what came with it, may be empty
   * @param payload the payload of the quick reply or button that was tapped, or null
   * @param replyTo the id of the message that it answers, or null
   * @param story the story that it answers or mentions, or null
   * @param referral what led the person here, or null
   * @param own whether the account itself wrote it: an echo
   * @param change whether it is new, was edited or taken back
   */
  record Message(
      Origin origin,
      @Nullable String text,
      List<Attachment> attachments,
      @Nullable String payload,
      @Nullable String replyTo,
      @Nullable Story story,
      @Nullable Referral referral,
      boolean own,
      Change change)
      implements InboundEvent {
    /** Copies. */
    public Message {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(change, "change");
      attachments = List.copyOf(attachments);
    }

    @Override
    public Optional<Interaction> interaction() {
      boolean byAd = referral != null && referral.adId() != null;
      InteractionKind kind = byAd ? InteractionKind.AD_MESSAGE : InteractionKind.MESSAGE;
      return own || change != Change.NEW
          ? Optional.empty()
          : Optional.of(new Interaction(kind, origin.at()));
    }

    @Override
    public String toString() {
      return "Message[" + origin + ", " + change + (own ? ", own" : "") + "]";
    }
  }

  /**
   * Somebody tapped a button.
   *
   * @param origin where it is from
   * @param title the button's title, or null
   * @param payload what the button carries, or null where the platform holds it back: on standby
   * @param referral what led the person here, or null
   */
  record Postback(
      Origin origin, @Nullable String title, @Nullable String payload, @Nullable Referral referral)
      implements InboundEvent {
    @Override
    public Optional<Interaction> interaction() {
      return Optional.of(new Interaction(InteractionKind.POSTBACK, origin.at()));
    }

    @Override
    public String toString() {
      return "Postback[" + origin + "]";
    }
  }

  /**
   * Somebody wrote under a post, an ad or a live broadcast.
   *
   * @param origin where it is from; its id is the comment's
   * @param text what was written, or null if it was taken away or has no text
   * @param postId what was commented, or null
   * @param parentId the comment that it answers, or null
   * @param own whether the account itself wrote it
   * @param change whether it is new, was edited or taken back
   */
  record Comment(
      Origin origin,
      @Nullable String text,
      @Nullable String postId,
      @Nullable String parentId,
      boolean own,
      Change change)
      implements InboundEvent {
    @Override
    public Optional<Interaction> interaction() {
      return own || change != Change.NEW
          ? Optional.empty()
          : Optional.of(new Interaction(InteractionKind.COMMENT, origin.at()));
    }

    @Override
    public String toString() {
      return "Comment[" + origin + ", " + change + (own ? ", own" : "") + "]";
    }
  }

  /**
   * Somebody reacted to a message or took the reaction back.
   *
   * @param origin where it is from
   * @param messageId the message
   * @param emoji the reaction, or null if it was taken back
   * @param own whether the account itself did it
   */
  record Reaction(Origin origin, String messageId, @Nullable String emoji, boolean own)
      implements InboundEvent {
    @Override
    public Optional<Interaction> interaction() {
      return own || emoji == null
          ? Optional.empty()
          : Optional.of(new Interaction(InteractionKind.REACTION, origin.at()));
    }

    @Override
    public String toString() {
      return "Reaction[" + origin + "]";
    }
  }

  /**
   * Somebody voted in a poll, or changed the vote.
   *
   * @param origin where it is from
   * @param pollId the id of the message that is the poll
   * @param options all options that are chosen now; empty if the vote was taken back
   * @param own whether the account itself voted
   */
  record PollVote(Origin origin, String pollId, List<String> options, boolean own)
      implements InboundEvent {
    /** Copies. */
    public PollVote {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(pollId, "pollId");
      options = List.copyOf(options);
    }

    @Override
    public Optional<Interaction> interaction() {
      return own
          ? Optional.empty()
          : Optional.of(new Interaction(InteractionKind.MESSAGE, origin.at()));
    }

    @Override
    public String toString() {
      return "PollVote[" + origin + ", " + options.size() + " options]";
    }
  }

  /**
   * A message of ours got somewhere, or did not.
   *
   * @param origin where it is from
   * @param state how far
   * @param messageIds the ids, as {@link dev.mirsal.send.SendOutcome.Accepted} gave them; may be
   *     empty if there is a watermark
   * @param watermark all messages to that person up to this instant (inclusive) got there too, or
   *     null
   * @param code the platform's code of a failure, or null
   * @param detail what went wrong, for a person to read, or null
   */
  record Delivery(
      Origin origin,
      DeliveryState state,
      List<String> messageIds,
      @Nullable Instant watermark,
      @Nullable String code,
      @Nullable String detail)
      implements InboundEvent {
    /** Copies. */
    public Delivery {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(state, "state");
      messageIds = List.copyOf(messageIds);
    }

    @Override
    public String toString() {
      return "Delivery[" + origin + ", " + state + ", " + messageIds.size() + " messages]";
    }
  }

  /**
   * Somebody agreed to messages, or the agreement changed.
   *
   * @param origin where it is from
   * @param kind the platform's name of the kind, such as {@code notification_messages}
   * @param granted whether there is agreement now
   * @param token what to send with, or null
   * @param expiresAt until when the token holds, or null
   * @param topic what about, or null
   */
  record OptIn(
      Origin origin,
      String kind,
      boolean granted,
      @Nullable String token,
      @Nullable Instant expiresAt,
      @Nullable String topic)
      implements InboundEvent {
    @Override
    public Optional<Interaction> interaction() {
      return granted
          ? Optional.of(new Interaction(InteractionKind.OPT_IN, origin.at()))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "OptIn[" + origin + ", " + kind + (granted ? "" : ", taken back") + "]";
    }
  }

  /**
   * Somebody came by an ad or a link, into a conversation that existed.
   *
   * @param origin where it is from
   * @param referral what led here
   */
  record Referred(Origin origin, Referral referral) implements InboundEvent {
    @Override
    public Optional<Interaction> interaction() {
      InteractionKind kind =
          referral.adId() == null ? InteractionKind.REFERRAL : InteractionKind.AD_CLICK;
      return Optional.of(new Interaction(kind, origin.at()));
    }

    @Override
    public String toString() {
      return "Referred[" + origin + "]";
    }
  }

  /**
   * Somebody filled in a lead form; the answers are to be fetched.
   *
   * @param origin where it is from; its id is the lead's
   * @param leadId the lead
   * @param formId the form, or null if the platform did not tell
   * @param adId the ad, or null if it was not by an ad
   */
  record LeadSubmitted(Origin origin, String leadId, @Nullable String formId, @Nullable String adId)
      implements InboundEvent {
    @Override
    public String toString() {
      return "LeadSubmitted[" + origin + "]";
    }
  }

  /**
   * Somebody called, or a call ended.
   *
   * @param origin where it is from
   * @param state the platform's word for what happened
   * @param own whether the account itself called
   */
  record Call(Origin origin, String state, boolean own) implements InboundEvent {
    @Override
    public Optional<Interaction> interaction() {
      return own
          ? Optional.empty()
          : Optional.of(new Interaction(InteractionKind.CALL, origin.at()));
    }

    @Override
    public String toString() {
      return "Call[" + origin + ", " + state + "]";
    }
  }

  /**
   * Something about the account itself: a session's status, a template's, a limit, a warning.
   *
   * @param origin where it is from
   * @param kind the platform's name of the event
   * @param state the new state in the platform's words, or null
   */
  record AccountNotice(Origin origin, String kind, @Nullable String state) implements InboundEvent {
    @Override
    public String toString() {
      return "AccountNotice[" + origin + ", " + kind + ", " + state + "]";
    }
  }

  /**
   * Something that has no event of its own, or that this version does not know; what the platform
   * sent is in the origin.
   *
   * @param origin where it is from
   * @param kind the platform's name of it
   */
  record Unrecognised(Origin origin, String kind) implements InboundEvent {
    @Override
    public String toString() {
      return "Unrecognised[" + origin + ", " + kind + "]";
    }
  }

  /** What happened to a message or comment. */
  enum Change {
    /** It was written. */
    NEW,
    /** It was written differently. */
    EDITED,
    /** It was taken back, removed or hidden. */
    REMOVED
  }

  /**
   * A file or a place that came with a message.
   *
   * @param kind the platform's word: image, video, audio, file, sticker, location, contacts, …
   * @param url where it can be fetched, or null
   * @param id the platform's id of it, or null
   * @param mimeType its type, or null
   */
  record Attachment(
      String kind, @Nullable URI url, @Nullable String id, @Nullable String mimeType) {
    @Override
    public String toString() {
      return "Attachment[" + kind + "]";
    }
  }

  /**
   * A story that a message is about.
   *
   * @param id the story's id, or null
   * @param url the story, for a time, or null
   * @param mention whether the story mentions the account, rather than being answered
   */
  record Story(@Nullable String id, @Nullable URI url, boolean mention) {
    @Override
    public String toString() {
      return "Story[" + (mention ? "mention" : "reply") + "]";
    }
  }

  /**
   * What led a person here.
   *
   * @param source the platform's word: ADS, SHORTLINK, CUSTOMER_CHAT_PLUGIN, …
   * @param reference what the host put into the link, or null
   * @param adId the ad, or null
   */
  record Referral(String source, @Nullable String reference, @Nullable String adId) {}
}
