/**
 * The only doors to time, waiting and randomness: {@link dev.mirsal.time.SystemTime} opens them to
 * the real world, and everything else takes them as parameters.
 */
@NullMarked
package dev.mirsal.time;

import org.jspecify.annotations.NullMarked;
