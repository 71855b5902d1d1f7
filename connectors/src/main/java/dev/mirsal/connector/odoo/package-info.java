/**
 * Leads into <a href="https://www.odoo.com">Odoo</a> 14 and later: an {@link
 * dev.mirsal.connector.odoo.OdooClient}, obtained from its builder, puts a {@link
 * dev.mirsal.connector.odoo.Lead} into the CRM and sees to its follow-up.
 */
@NullMarked
package dev.mirsal.connector.odoo;

import org.jspecify.annotations.NullMarked;
