/**
 * Campaigns kept in a file: {@link dev.mirsal.example.cli.state.StateFile} is where a run keeps its
 * campaign, and other processes look at it and hold it.
 */
@NullMarked
package dev.mirsal.example.cli.state;

import org.jspecify.annotations.NullMarked;
