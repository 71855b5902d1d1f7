package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.Campaign;

/**
 * Writes the definition of a campaign down as text and reads it back. A definition may hold code of
 * the host, such as a calendar of its own: how that is written down only the host can say.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface CampaignCodec {

  /**
   * Returns a campaign as text.
   *
   * @throws IllegalArgumentException if part of it cannot be written down
   */
  String encode(Campaign campaign);

  /**
   * Returns the campaign that a text stands for.
   *
   * @throws IllegalArgumentException if the text is not one that {@link #encode} has made
   */
  Campaign decode(String text);
}
