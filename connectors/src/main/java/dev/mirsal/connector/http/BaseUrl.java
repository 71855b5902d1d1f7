package dev.mirsal.connector.http;

import java.net.URI;
import java.util.Locale;

/** The address of a server that a host configures. Refusals never show it: it may hold a key. */
public final class BaseUrl {
  private BaseUrl() {}

  /**
   * Returns the base URL without a slash at its end.
   *
   * @throws IllegalArgumentException if the URL is not absolute http or https, or has user
   *     information, a query, a fragment or a port above 65535
   */
  public static String checked(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("baseUrl: must be an absolute http or https URL");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "baseUrl: must have no user information, query or fragment");
    }
    if (url.getPort() > 65_535) {
      throw new IllegalArgumentException(
          "baseUrl: port " + url.getPort() + ", must be at most 65535");
    }
    String text = url.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
