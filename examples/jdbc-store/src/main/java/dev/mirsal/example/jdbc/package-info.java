/**
 * Campaigns in a database over plain JDBC: {@link dev.mirsal.example.jdbc.JdbcCampaignStore} keeps
 * them in PostgreSQL or SQLite, {@link dev.mirsal.example.jdbc.CampaignCodec} writes their
 * definitions down.
 */
@NullMarked
package dev.mirsal.example.jdbc;

import org.jspecify.annotations.NullMarked;
