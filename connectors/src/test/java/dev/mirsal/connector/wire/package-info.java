/** Tests. */
@NullMarked
package dev.mirsal.connector.wire;

import org.jspecify.annotations.NullMarked;
