package dev.mirsal.testkit.send;

/**
 * What a platform answers.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param body the body, may be empty
 * @since 0.1
 */
public record PlatformAnswer(int status, String contentType, String body) {

  /**
   * Returns an answer in JSON.
   *
   * @param status the HTTP status
   * @param body the body
   * @return the answer
   */
  public static PlatformAnswer json(int status, String body) {
    return new PlatformAnswer(status, "application/json", body);
  }
}
