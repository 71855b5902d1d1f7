package dev.mirsal.campaign.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A circuit breaker: when a sender fails on one lane after another, all its lanes are held for a
 * while, and then one of them tries. So a server that is down is not asked by every lane at once.
 *
 * <p>Safe for use by several threads.
 */
final class Breaker {
  /** So many failures in a row, on two lanes at least, open it. */
  private static final int MOST_FAILURES = 5;

  private final Backoff backoff;
  private final String name;
  private final Set<LaneKey> failing = new HashSet<>();
  private int failures;
  private int openings;
  private boolean probing;
  private Instant openUntil = Instant.MIN;

  Breaker(Backoff backoff, String name) {
    this.backoff = backoff;
    this.name = name;
  }

  /** Returns until when nobody is to try; an instant that is not after now if one may. */
  synchronized Instant openUntil() {
    return openUntil;
  }

  /** Notes that somebody tries: after a failure of many, the others wait for what becomes of it. */
  synchronized void tries(Instant now) {
    if (openings > 0) {
      probing = true;
      openUntil = now.plus(backoff.after(openings, name, openings));
    }
  }

  synchronized void succeeded() {
    failing.clear();
    failures = 0;
    openings = 0;
    probing = false;
    openUntil = Instant.MIN;
  }

  /** Counts a failure; returns how many times in a row it has opened. */
  synchronized int failed(LaneKey lane, Instant now) {
    failing.add(lane);
    failures++;
    boolean many = openings == 0 && failures >= MOST_FAILURES && failing.size() > 1;
    if (probing || many) {
      probing = false;
      openings++;
      openUntil = now.plus(backoff.after(openings, name, openings));
    }
    return openings;
  }
}
