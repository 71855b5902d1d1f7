/** What holds for all connectors. */
@NullMarked
package dev.mirsal.connector;

import org.jspecify.annotations.NullMarked;
