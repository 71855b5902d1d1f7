package dev.mirsal.testkit.simulation;

import dev.mirsal.message.OutboundMessage;
import java.time.Instant;

/** A call of a sender, and whether its message really went. */
final class Call {
  private final String campaignId;
  private final String lane;
  private final String sendId;
  private final Worker worker;
  private final Instant at;
  private final Instant written;
  private boolean inProgress = true;
  private boolean went;

  Call(String campaignId, Worker worker, OutboundMessage message, Instant at, Instant written) {
    this.campaignId = campaignId;
    this.lane = message.sender();
    this.sendId = message.id();
    this.worker = worker;
    this.at = at;
    this.written = written;
  }

  String campaignId() {
    return campaignId;
  }

  String lane() {
    return lane;
  }

  String sendId() {
    return sendId;
  }

  Worker worker() {
    return worker;
  }

  /** By the clock of the worker who made it. */
  Instant at() {
    return at;
  }

  /**
   * By that clock too: the instant that the ledger has for it, a slow look at the store earlier.
   */
  Instant written() {
    return written;
  }

  boolean isInProgress() {
    return inProgress;
  }

  boolean went() {
    return went;
  }

  void goes() {
    went = true;
  }

  void over() {
    inProgress = false;
  }

  @Override
  public String toString() {
    String of = campaignId + " " + sendId.substring(0, Math.min(4, sendId.length()));
    return worker.name() + "'s call " + of + " on " + lane + (went ? " went" : " did not go");
  }
}
