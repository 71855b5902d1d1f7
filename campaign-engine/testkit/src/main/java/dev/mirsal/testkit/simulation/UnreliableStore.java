package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.store.CampaignStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A worker's way to the store: operations are refused, or done without an answer; the worker dies
 * before or after; or they take their time.
 */
final class UnreliableStore implements InvocationHandler {
  private final CampaignStore store;
  private final World world;
  private final Worker worker;

  private UnreliableStore(CampaignStore store, World world, Worker worker) {
    this.store = store;
    this.world = world;
    this.worker = worker;
  }

  static CampaignStore of(CampaignStore store, World world, Worker worker) {
    return (CampaignStore)
        Proxy.newProxyInstance(
            CampaignStore.class.getClassLoader(),
            new Class<?>[] {CampaignStore.class},
            new UnreliableStore(store, world, worker));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    worker.live();
    Trouble trouble = world.trouble();
    String what = worker.name() + " " + method.getName();
    if (trouble == Trouble.CRASH_BEFORE) {
      world.log(what + ": dies before");
      throw worker.die();
    }
    if (trouble == Trouble.REFUSED) {
      world.log(what + ": refused");
      throw new IllegalStateException("store: refused");
    }
    if (trouble == Trouble.SLOW) {
      // An attempt that is written down is made at once: its hours were looked at just before.
      boolean passes = !method.getName().equals("begin");
      world.goOnWithout(worker, passes ? world.dice().seconds(0, 40) : Duration.ZERO);
    }
    Object result = call(method, arguments);
    world.judge().operation(worker, method.getName(), arguments, result);
    if (trouble == Trouble.CRASH_AFTER) {
      world.log(what + ": dies after");
      throw worker.die();
    }
    if (trouble == Trouble.NO_ANSWER) {
      world.log(what + ": done, without an answer");
      throw new IllegalStateException("store: no answer");
    }
    return result;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** What befalls an operation. */
  enum Trouble {
    NONE,
    SLOW,
    REFUSED,
    NO_ANSWER,
    CRASH_BEFORE,
    CRASH_AFTER
  }
}
