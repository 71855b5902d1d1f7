package dev.mirsal.connector.graph;

import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome.Rejected;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a message must be permitted by, before any call. */
final class PermitCheck {
  /** Ways that use something up, which has to be named. */
  private static final Set<Route> WITH_REFERENCE =
      EnumSet.of(
          Route.PRIVATE_REPLY,
          Route.MARKETING_MESSAGE,
          Route.RECURRING_NOTIFICATION,
          Route.ONE_TIME_NOTIFICATION);

  private PermitCheck() {}

  /** Returns why nothing may go by this permit and one of these ways now, or null if it may. */
  static @Nullable Rejected refusal(@Nullable Permit permit, Set<Route> ways, Instant now) {
    if (permit == null) {
      return refused("graph.no_permit", "nobody has decided that this message may go");
    }
    if (!permit.holdsAt(now)) {
      return refused("graph.permit_expired", "the permission has ended");
    }
    if (!ways.contains(permit.route())) {
      return refused(
          "graph.permit_route", "such a message does not go by way of " + permit.route());
    }
    return WITH_REFERENCE.contains(permit.route()) && isBlank(permit.reference())
        ? refused(
            "graph.permit_reference", "the permission names no token or comment that it uses up")
        : null;
  }

  private static Rejected refused(String code, String detail) {
    return new Rejected(Fault.POLICY, code, true, false, detail);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
