package dev.mirsal.policy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account that sends: a page, a professional account, a number.
 *
 * @param region its country as an ISO 3166 code in capitals, or null if unknown
 * @param features what the platform granted it
 * @param heldUntil until when it is restricted (exclusive), {@link Instant#MAX} for an end that
 *     nobody knows, or null if it is not restricted
 * @param tierFullUntil when the next new person may be written to outside of a window, or null if
 *     there is room; see {@link MovingTier}
 * @since 0.1
 */
public record Account(
    @Nullable String region,
    Set<Feature> features,
    @Nullable Instant heldUntil,
    @Nullable Instant tierFullUntil) {
  /** Copies and checks. */
  public Account {
    if (region != null) {
      Countries.checked("account.region", region);
    }
    Set<Feature> copy = EnumSet.noneOf(Feature.class);
    copy.addAll(features);
    features = Collections.unmodifiableSet(copy);
  }

  /** Returns an unrestricted account in an unknown country. */
  public static Account with(Feature... features) {
    return new Account(null, Set.copyOf(Arrays.asList(features)), null, null);
  }

  /** Returns this account in a country. */
  public Account in(@Nullable String country) {
    return new Account(country, features, heldUntil, tierFullUntil);
  }

  /** Returns this account, restricted until an instant. */
  public Account held(@Nullable Instant until) {
    return new Account(region, features, until, tierFullUntil);
  }

  /** Returns this account, without room for a new person until an instant. */
  public Account tierFull(@Nullable Instant until) {
    return new Account(region, features, heldUntil, until);
  }
}
