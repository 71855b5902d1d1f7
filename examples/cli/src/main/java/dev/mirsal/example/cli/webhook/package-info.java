/** {@code mirsal webhook}: what a platform posted, as events. */
@NullMarked
package dev.mirsal.example.cli.webhook;

import org.jspecify.annotations.NullMarked;
