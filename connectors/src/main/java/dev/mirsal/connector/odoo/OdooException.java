package dev.mirsal.connector.odoo;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when Odoo did not do what it was asked. {@link #kind()} tells what a host can do about it.
 *
 * <p>The message names the model, the method and Odoo's own name of the error. Odoo's words are not
 * passed on: they come with a traceback, are translated, and quote what was sent.
 *
 * @since 0.1
 */
public final class OdooException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final int NO_LEAD = -1;

  private final Kind kind;
  private final @Nullable String code;
  private final int lead;

  /** What went wrong, by what can be done about it. */
  public enum Kind {
    /** The user, the key or its scope is refused, or the host gave no usable key. */
    LOGIN,
    /** The user lacks a right, to the model or to this record. */
    FORBIDDEN,
    /** The record is gone. */
    MISSING,
    /** Odoo refuses what was asked: a value, a field, a model that is not installed. */
    INVALID,
    /** Others were writing the same, or the server is overloaded. Nothing was stored; try later. */
    BUSY,
    /** Odoo failed for a reason of its own. Nothing was stored. */
    FAILED,
    /** The server has no such database, or cannot reach it. */
    NO_DATABASE,
    /** Something else than Odoo answers at this URL, or an Odoo that this version cannot read. */
    NOT_ODOO,
    /** No connection came about. Nothing was sent. */
    UNREACHABLE,
    /**
     * No whole answer came: what was asked may have been done. Putting a lead and reading may be
     * repeated safely.
     */
    UNANSWERED
  }

  OdooException(Kind kind, @Nullable String code, String message) {
    this(kind, code, message, NO_LEAD);
  }

  OdooException(Kind kind, @Nullable String code, String message, int lead) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.lead = lead;
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns Odoo's name of the error, such as {@code odoo.exceptions.ValidationError}, or the
   * status, such as {@code http.502}; null if there was neither.
   */
  public @Nullable String code() {
    return code;
  }

  /** Returns which of the leads that were put was refused, from 0, if Odoo told. */
  public OptionalInt lead() {
    return lead == NO_LEAD ? OptionalInt.empty() : OptionalInt.of(lead);
  }
}
