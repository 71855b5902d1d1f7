package dev.mirsal.testkit.simulation;

/** The end of a process: whatever it was doing, it does no more. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String worker) {
    super(worker + " has died", null, false, false);
  }
}
