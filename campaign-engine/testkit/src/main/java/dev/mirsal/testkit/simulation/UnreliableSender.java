package dev.mirsal.testkit.simulation;

import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.send.Trace;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** A worker's way to the platform; while it is asked, the world goes on. */
final class UnreliableSender implements MessageSender {
  private static final List<Fault> FAULTS = List.copyOf(EnumSet.allOf(Fault.class));

  private final World world;
  private final Worker worker;

  UnreliableSender(World world, Worker worker) {
    this.world = world;
    this.worker = worker;
  }

  @Override
  public SendOutcome send(OutboundMessage message) {
    worker.live();
    Call call = world.judge().call(worker, message);
    try {
      SendOutcome outcome = answer(message, call);
      world.log(call + ": " + outcome.getClass().getSimpleName());
      return outcome;
    } finally {
      call.over();
    }
  }

  private SendOutcome answer(OutboundMessage message, Call call) {
    Dice dice = world.dice();
    if (world.isCalm()) {
      call.goes();
      return new SendOutcome.Accepted("p-" + message.id());
    }
    if (dice.onceIn(6)) {
      worker.waitFor(dice.seconds(1, 400));
      worker.live();
    }
    int kind = dice.upTo(19);
    if (kind < 12) {
      call.goes();
      return new SendOutcome.Accepted(kind == 0 ? null : "p-" + message.id());
    }
    if (kind < 15) {
      return inDoubt(kind, call);
    }
    if (kind < 17) {
      Instant until = worker.now().plusSeconds(dice.between(-10, 4000));
      return new SendOutcome.Deferred(kind == 15 ? null : until, "sim.limited", "wait");
    }
    Fault fault = dice.oneOf(FAULTS);
    return new SendOutcome.Rejected(fault, "sim.rejected", dice.onceIn(4), dice.onceIn(2), "no");
  }

  /** It went or not, and whoever sent it gets no answer, or is not there any more to get it. */
  private SendOutcome inDoubt(int kind, Call call) {
    if (world.dice().onceIn(2)) {
      call.goes();
    }
    if (kind == 12) {
      return new SendOutcome.Unknown("sim.timeout", "no answer");
    }
    if (kind == 13) {
      throw new IllegalStateException("sender: broken");
    }
    world.log(worker.name() + " dies while sending");
    throw worker.die();
  }

  @Override
  public SenderStatus status(String sender) {
    worker.live();
    if (world.isCalm()) {
      return SenderStatus.ready();
    }
    if (world.dice().onceIn(8)) {
      world.goOnFor(world.dice().seconds(0, 100));
    }
    return world.dice().onceIn(30)
        ? SenderStatus.notReady("sim.stopped", "stopped")
        : SenderStatus.ready();
  }

  @Override
  public Trace trace(OutboundMessage message, Instant attemptedAt) {
    worker.live();
    if (world.dice().onceIn(3)) {
      return new Trace.Unclear();
    }
    return world.judge().whatBecameOf(message);
  }
}
