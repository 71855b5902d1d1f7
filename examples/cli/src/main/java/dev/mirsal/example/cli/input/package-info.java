/**
 * What can be wrong with a file: a {@link dev.mirsal.example.cli.input.Problem} names file, line
 * and field in one line.
 */
@NullMarked
package dev.mirsal.example.cli.input;

import org.jspecify.annotations.NullMarked;
