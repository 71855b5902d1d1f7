/** Benchmarks of the engine in memory, beside schedulers of jobs. */
@NullMarked
package dev.mirsal.example.benchmark.engine;

import org.jspecify.annotations.NullMarked;
