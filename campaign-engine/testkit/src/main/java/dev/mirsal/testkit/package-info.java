/**
 * What it takes to test an application of Mirsal without waiting or sending: start with {@link
 * dev.mirsal.testkit.VirtualClock} and {@link dev.mirsal.testkit.RecordingSender}.
 */
@NullMarked
package dev.mirsal.testkit;

import org.jspecify.annotations.NullMarked;
