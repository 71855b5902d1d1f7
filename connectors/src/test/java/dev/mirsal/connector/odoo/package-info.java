/** Tests of the Odoo connector, against a stand-in that keeps leads as each version does. */
@NullMarked
package dev.mirsal.connector.odoo;

import org.jspecify.annotations.NullMarked;
