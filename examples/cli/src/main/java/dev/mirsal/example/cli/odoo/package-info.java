/** The commands {@code odoo …}: {@link dev.mirsal.example.cli.odoo.OdooCommand}. */
@NullMarked
package dev.mirsal.example.cli.odoo;

import org.jspecify.annotations.NullMarked;
