/**
 * Connectors beside the least that does the same: {@link
 * dev.mirsal.example.benchmark.connector.SendBenchmark} sends over loopback.
 */
@NullMarked
package dev.mirsal.example.benchmark.connector;

import org.jspecify.annotations.NullMarked;
