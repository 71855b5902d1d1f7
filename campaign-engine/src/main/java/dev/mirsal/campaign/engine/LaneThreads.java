package dev.mirsal.campaign.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A new thread for each task: a virtual one if the JDK has them (21 and later). */
final class LaneThreads implements Executor {
  private final @Nullable MethodHandle startVirtual = startVirtual();

  private static @Nullable MethodHandle startVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }

  @Override
  public void execute(Runnable task) {
    if (startVirtual == null) {
      Thread thread = new Thread(task, "mirsal-lane");
      thread.setDaemon(true);
      thread.start();
      return;
    }
    try {
      startVirtual.invoke(task);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a virtual thread could not be started", e);
    }
  }
}
