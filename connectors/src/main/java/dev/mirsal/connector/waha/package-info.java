/**
 * WhatsApp through <a href="https://waha.devlike.pro">WAHA</a>: a {@link
 * dev.mirsal.connector.waha.WahaClient}, obtained from its builder, sends messages through the
 * sessions of one WAHA server.
 */
@NullMarked
package dev.mirsal.connector.waha;

import org.jspecify.annotations.NullMarked;
