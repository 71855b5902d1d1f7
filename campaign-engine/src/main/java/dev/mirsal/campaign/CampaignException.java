package dev.mirsal.campaign;

/**
 * A campaign was asked for something that it cannot do; the message says what and why, for a person
 * to read. Nothing has been changed.
 *
 * @since 0.1
 */
public class CampaignException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public CampaignException(String message) {
    super(message);
  }
}
