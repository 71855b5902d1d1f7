package dev.mirsal.connector.graph;

/**
 * What the platform took of a part of an upload. Whom it matched shows within a day.
 *
 * @param received how many rows it received
 * @param invalid how many of them it could not read
 * @since 0.1
 */
public record AudienceReceipt(int received, int invalid) {}
