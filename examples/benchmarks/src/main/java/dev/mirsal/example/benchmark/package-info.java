/** Benchmarks of the planner and the templates, each beside its floor and its peers. */
@NullMarked
package dev.mirsal.example.benchmark;

import org.jspecify.annotations.NullMarked;
