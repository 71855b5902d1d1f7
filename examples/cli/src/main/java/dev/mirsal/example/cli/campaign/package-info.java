/**
 * The campaign file: a strict JSON document, read by {@link
 * dev.mirsal.example.cli.campaign.CampaignFileReader}.
 */
@NullMarked
package dev.mirsal.example.cli.campaign;

import org.jspecify.annotations.NullMarked;
