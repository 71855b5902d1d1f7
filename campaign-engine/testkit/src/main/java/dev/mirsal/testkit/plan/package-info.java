/**
 * Generators and property kits for scheduling rules: extend {@link
 * dev.mirsal.testkit.plan.SendingCalendarContract} to prove a calendar of your own, {@link
 * dev.mirsal.testkit.plan.PacingContract} to prove rules that use it, and draw from {@link
 * dev.mirsal.testkit.plan.PlanArbitraries} for properties of your own.
 */
@NullMarked
package dev.mirsal.testkit.plan;

import org.jspecify.annotations.NullMarked;
