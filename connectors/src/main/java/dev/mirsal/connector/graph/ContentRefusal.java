package dev.mirsal.connector.graph;

import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome.Rejected;
import org.jspecify.annotations.Nullable;

/** Refusals of contents before any call. */
final class ContentRefusal {
  private ContentRefusal() {}

  static Rejected of(String code, String detail) {
    return new Rejected(Fault.CONTENT, code, true, false, detail);
  }

  static Rejected notTaken(MessageContent content, String platform) {
    return of("graph.content", platform + " does not take " + content.getClass().getSimpleName());
  }

  static @Nullable Rejected atMost(String code, String what, int count, int limit) {
    return count > limit ? of(code, what + ": " + count + ", must be at most " + limit) : null;
  }

  static Rejected captionLost(MediaKind kind) {
    return of("graph.caption", "the caption of " + kind + " would be lost: send it as a text");
  }

  static boolean hasCaption(MessageContent.Media media) {
    return media.caption() != null && !media.caption().isBlank();
  }

  static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
