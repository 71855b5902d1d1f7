package dev.mirsal.campaign.plan;

import java.time.Duration;

/**
 * A part of the time that a message waited after its predecessor.
 *
 * @param reason the rule that made it wait
 * @param duration for how long, in whole milliseconds, positive
 * @since 0.1
 */
public record Wait(WaitReason reason, Duration duration) {}
