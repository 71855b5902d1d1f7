package dev.mirsal.connector.manychat;

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
  /** By what {@code sendContent} sends: within the window, with a tag, or to a one-time topic. */
  private static final Set<Route> CONTENT_WAYS =
      EnumSet.of(Route.RESPONSE, Route.FREE_FORM, Route.MESSAGE_TAG, Route.ONE_TIME_NOTIFICATION);

  /** By what a flow sends, which takes no tag and holds the templates itself. */
  private static final Set<Route> FLOW_WAYS =
      EnumSet.of(
          Route.RESPONSE,
          Route.FREE_FORM,
          Route.TEMPLATE,
          Route.UTILITY_TEMPLATE,
          Route.MARKETING_MESSAGE,
          Route.RECURRING_NOTIFICATION);

  private PermitCheck() {}

  /** Returns why nothing may go by this permit now, or null if it may. */
  static @Nullable Rejected refusal(@Nullable Permit permit, boolean flow, Instant now) {
    if (permit == null) {
      return refused("no_permit", "nobody has decided that this message may go");
    }
    if (!permit.holdsAt(now)) {
      return refused("permit_expired", "the permission has ended");
    }
    Route route = permit.route();
    if (!(flow ? FLOW_WAYS : CONTENT_WAYS).contains(route) || (flow && permit.tag() != null)) {
      String way = permit.tag() == null ? route.name() : "a message tag";
      return refused("permit_route", (flow ? "no flow" : "no content") + " goes by way of " + way);
    }
    return route == Route.ONE_TIME_NOTIFICATION
            && (permit.reference() == null || permit.reference().isBlank())
        ? refused("permit_reference", "the permission names no one-time topic")
        : null;
  }

  private static Rejected refused(String code, String detail) {
    return new Rejected(Fault.POLICY, "manychat." + code, true, false, detail);
  }
}
