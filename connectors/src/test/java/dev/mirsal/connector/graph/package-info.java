/** Tests of the Graph connector, against a stand-in that answers with recorded shapes. */
@NullMarked
package dev.mirsal.connector.graph;

import org.jspecify.annotations.NullMarked;
