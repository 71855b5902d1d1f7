/** What became of each recipient, as CSV: {@link dev.mirsal.example.cli.report.ReportWriter}. */
@NullMarked
package dev.mirsal.example.cli.report;

import org.jspecify.annotations.NullMarked;
