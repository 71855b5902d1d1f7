/**
 * A WAHA stand-in on this machine's loopback: {@link dev.mirsal.example.cli.loopback.LoopbackWaha}.
 */
@NullMarked
package dev.mirsal.example.cli.loopback;

import org.jspecify.annotations.NullMarked;
