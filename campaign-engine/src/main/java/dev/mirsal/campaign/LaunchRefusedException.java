package dev.mirsal.campaign;

/**
 * A campaign cannot be launched as it is. Nothing has been planned or sent.
 *
 * @since 0.1
 */
public final class LaunchRefusedException extends CampaignException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public LaunchRefusedException(String message) {
    super(message);
  }
}
