/** The command line {@code mirsal}: plans, checks and runs a campaign from files. */
@NullMarked
package dev.mirsal.example.cli;

import org.jspecify.annotations.NullMarked;
