/**
 * The HTTP core under all connectors: an {@link dev.mirsal.connector.http.HttpCore} carries out one
 * exchange within a deadline and a size limit, and says in a {@link
 * dev.mirsal.connector.http.Reply} what is known afterwards. Not exported.
 */
@NullMarked
package dev.mirsal.connector.http;

import org.jspecify.annotations.NullMarked;
