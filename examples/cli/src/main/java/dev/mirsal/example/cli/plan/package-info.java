/** A plan on paper: {@link dev.mirsal.example.cli.plan.PlanPrinter} prints it in each format. */
@NullMarked
package dev.mirsal.example.cli.plan;

import org.jspecify.annotations.NullMarked;
