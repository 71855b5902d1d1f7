/**
 * What comes in over the wire before anybody trusts it: signatures, limits, and lenient reading of
 * JSON. Not exported.
 */
@NullMarked
package dev.mirsal.connector.wire;

import org.jspecify.annotations.NullMarked;
