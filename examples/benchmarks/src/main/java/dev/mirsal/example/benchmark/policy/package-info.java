/**
 * The policy beside a chain of ifs: {@link dev.mirsal.example.benchmark.policy.PolicyBenchmark}
 * asks both the same.
 */
@NullMarked
package dev.mirsal.example.benchmark.policy;

import org.jspecify.annotations.NullMarked;
