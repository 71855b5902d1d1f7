/**
 * The recipients file, CSV or XLSX: {@link dev.mirsal.example.cli.recipients.RecipientReader}
 * streams it row by row and reports what is wrong with it.
 */
@NullMarked
package dev.mirsal.example.cli.recipients;

import org.jspecify.annotations.NullMarked;
