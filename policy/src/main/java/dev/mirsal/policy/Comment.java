package dev.mirsal.policy;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The comment or visitor post that a message answers.
 *
 * @param id the platform's id of it
 * @param at when it was written
 * @param live whether it was written during a live broadcast
 * @param broadcastEndedAt when that broadcast ended, or null if it still runs or there was none
 * @since 0.1
 */
public record Comment(String id, Instant at, boolean live, @Nullable Instant broadcastEndedAt) {
  /** Checks that nothing is missing. */
  public Comment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
  }

  /** Returns a comment on a post, an ad or a reel. */
  public static Comment of(String id, Instant at) {
    return new Comment(id, at, false, null);
  }
}
