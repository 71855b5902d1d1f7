/** Tests of the ManyChat connector, against a stand-in that answers with recorded shapes. */
@NullMarked
package dev.mirsal.connector.manychat;

import org.jspecify.annotations.NullMarked;
