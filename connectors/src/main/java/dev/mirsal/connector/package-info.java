/**
 * What the connectors of all platforms answer alike: a {@link dev.mirsal.connector.CallResult} for
 * a call that is no message. Each platform has a package of its own below.
 */
@NullMarked
package dev.mirsal.connector;

import org.jspecify.annotations.NullMarked;
