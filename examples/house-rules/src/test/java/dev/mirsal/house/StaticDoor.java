package dev.mirsal.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** The calls, and method references, that reach the real clock, wait, or draw unseen randomness. */
final class StaticDoor {
  static final DescribedPredicate<JavaAccess<?>> IS_OPENED =
      DescribedPredicate.describe(
          "opens a static door to time or randomness", access -> isDoor(access.getTarget()));

  private StaticDoor() {}

  private static boolean isDoor(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit
        && (readsTheClock(unit) || waits(unit) || draws(unit));
  }

  private static boolean readsTheClock(CodeUnitAccessTarget unit) {
    return isNow(unit)
        || startsWith(unit, Clock.class, "system")
        || (startsWith(unit, Clock.class, "tick") && !takes(unit, Clock.class))
        || startsWith(unit, InstantSource.class, "system")
        || startsWith(unit, System.class, "currentTimeMillis")
        || startsWith(unit, System.class, "nanoTime")
        || startsWith(unit, Calendar.class, "getInstance")
        || (constructs(unit, Date.class) && unit.getRawParameterTypes().isEmpty());
  }

  private static boolean isNow(CodeUnitAccessTarget unit) {
    return unit.getName().equals("now")
        && unit.getOwner().getPackageName().startsWith("java.time")
        && !takes(unit, Clock.class);
  }

  private static boolean waits(CodeUnitAccessTarget unit) {
    return startsWith(unit, Thread.class, "sleep")
        || startsWith(unit, TimeUnit.class, "sleep")
        || startsWith(unit, LockSupport.class, "park");
  }

  private static boolean draws(CodeUnitAccessTarget unit) {
    return constructs(unit, Random.class)
        || constructs(unit, SecureRandom.class)
        || constructs(unit, SplittableRandom.class)
        || startsWith(unit, SecureRandom.class, "getInstance")
        || startsWith(unit, ThreadLocalRandom.class, "current")
        || startsWith(unit, RandomGenerator.class, "of")
        || startsWith(unit, RandomGenerator.class, "getDefault")
        || startsWith(unit, Math.class, "random")
        || startsWith(unit, StrictMath.class, "random")
        || startsWith(unit, UUID.class, "randomUUID")
        || (startsWith(unit, Collections.class, "shuffle")
            && unit.getRawParameterTypes().size() == 1);
  }

  private static boolean startsWith(CodeUnitAccessTarget unit, Class<?> owner, String name) {
    return unit.getOwner().isEquivalentTo(owner) && unit.getName().startsWith(name);
  }

  private static boolean constructs(CodeUnitAccessTarget unit, Class<?> owner) {
    return startsWith(unit, owner, "<init>");
  }

  private static boolean takes(CodeUnitAccessTarget unit, Class<?> parameter) {
    return unit.getRawParameterTypes().stream()
        .anyMatch((JavaClass type) -> type.isEquivalentTo(parameter));
  }
}
