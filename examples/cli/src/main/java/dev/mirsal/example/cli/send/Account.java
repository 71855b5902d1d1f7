package dev.mirsal.example.cli.send;

import dev.mirsal.message.Channel;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Through what a message goes.
 *
 * @param url the platform's address, or null for the usual one
 * @param key the API key or access token, empty for none
 * @param appSecret the secret of Meta's app, or null for none
 * @param behind the platform behind ManyChat
 */
public record Account(@Nullable URI url, String key, @Nullable String appSecret, Channel behind) {
  @Override
  public String toString() {
    return "Account[" + url + "]";
  }
}
