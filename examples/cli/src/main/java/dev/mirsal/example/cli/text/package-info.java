/** Text for a terminal: durations, widths of any script, and the plan's formats. */
@NullMarked
package dev.mirsal.example.cli.text;

import org.jspecify.annotations.NullMarked;
