/** Tests of the WAHA connector, against a stand-in that answers with recorded shapes. */
@NullMarked
package dev.mirsal.connector.waha;

import org.jspecify.annotations.NullMarked;
