package dev.mirsal.campaign.plan;

import java.time.Instant;

/**
 * The rule that makes a plan as long as it is: without it, the plan would end earlier than without
 * any other one.
 *
 * @param rule the rule
 * @param endsAt when the plan ends; {@link Instant#MAX} if nothing goes
 * @param endsWithout when it would end if this rule were lifted and all others held
 * @since 0.1
 */
public record PlanBound(WaitReason rule, Instant endsAt, Instant endsWithout) {}
