/** Tests. */
@NullMarked
package dev.mirsal.connector.graph;

import org.jspecify.annotations.NullMarked;
