/**
 * Several processes at work on the same campaigns: {@link dev.mirsal.example.cluster.Worker} is one
 * of them.
 */
@NullMarked
package dev.mirsal.example.cluster;

import org.jspecify.annotations.NullMarked;
