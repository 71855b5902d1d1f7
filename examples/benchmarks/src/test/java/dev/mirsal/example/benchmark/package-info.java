/** Whether what is raced is right, fits into a small heap, and is reported as it was measured. */
@NullMarked
package dev.mirsal.example.benchmark;

import org.jspecify.annotations.NullMarked;
