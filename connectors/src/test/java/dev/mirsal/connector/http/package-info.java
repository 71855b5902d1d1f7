/** Tests of the HTTP core under the connectors. */
@NullMarked
package dev.mirsal.connector.http;

import org.jspecify.annotations.NullMarked;
