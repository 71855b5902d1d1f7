package dev.mirsal.contact;

import java.util.Collection;
import java.util.List;

/**
 * A set of {@link InteractionKind}s that is cheap to look for.
 *
 * @since 0.1
 */
public final class InteractionKinds {
  private final int bits;

  private InteractionKinds(int bits) {
    this.bits = bits;
  }

  /** Returns a set of these kinds. */
  public static InteractionKinds of(Collection<InteractionKind> kinds) {
    int bits = 0;
    for (InteractionKind kind : kinds) {
      bits |= bit(kind);
    }
    return new InteractionKinds(bits);
  }

  /** Returns the set of all kinds. */
  public static InteractionKinds all() {
    return of(List.of(InteractionKind.values()));
  }

  boolean contains(InteractionKind kind) {
    return (bits & bit(kind)) != 0;
  }

  boolean meets(InteractionKinds others) {
    return (bits & others.bits) != 0;
  }

  @SuppressWarnings("EnumOrdinal") // in memory only, never stored
  private static int bit(InteractionKind kind) {
    return 1 << kind.ordinal();
  }
}
