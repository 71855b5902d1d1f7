package dev.mirsal.testkit.send;

/**
 * A request that reached the stand-in for a platform.
 *
 * @param method the HTTP method, such as {@code POST}
 * @param target path and query, as they were sent
 * @param body the body, empty if there was none
 * @since 0.1
 */
public record PlatformRequest(String method, String target, String body) {}
