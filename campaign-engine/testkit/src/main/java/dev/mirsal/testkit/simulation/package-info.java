/**
 * Whole lives of campaigns, seeded and in virtual time: several workers over one store, senders and
 * stores that fail, crashes, clocks that jump, and people who act in between. Start with {@link
 * dev.mirsal.testkit.simulation.CampaignSimulation}.
 */
@NullMarked
package dev.mirsal.testkit.simulation;

import org.jspecify.annotations.NullMarked;
