package dev.mirsal.connector.odoo;

import static dev.mirsal.connector.odoo.OdooException.Kind.BUSY;
import static dev.mirsal.connector.odoo.OdooException.Kind.FAILED;
import static dev.mirsal.connector.odoo.OdooException.Kind.FORBIDDEN;
import static dev.mirsal.connector.odoo.OdooException.Kind.INVALID;
import static dev.mirsal.connector.odoo.OdooException.Kind.LOGIN;
import static dev.mirsal.connector.odoo.OdooException.Kind.MISSING;
import static dev.mirsal.connector.odoo.OdooException.Kind.NOT_ODOO;
import static dev.mirsal.connector.odoo.OdooException.Kind.NO_DATABASE;
import static dev.mirsal.connector.odoo.OdooException.Kind.UNANSWERED;

import dev.mirsal.connector.odoo.OdooException.Kind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Errors by their names. A JSON-RPC error comes with status 200 and a code that says nothing; under
 * JSON-2 a caller's mistake is a 500. So the name decides, and the status only where there is none.
 */
final class OdooErrors {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,99}");

  /** The first that fits counts. Each line of it has a case in {@code errors.csv} of the tests. */
  private static final List<ByName> BY_NAME =
      List.of(
          new ByName("odoo\\.exceptions\\.AccessDenied", LOGIN, "user or key refused"),
          new ByName("odoo\\.http\\.SessionExpiredException", LOGIN, "user or key refused"),
          new ByName("werkzeug\\.exceptions\\.Unauthorized", LOGIN, "key refused"),
          new ByName("odoo\\.exceptions\\.AccessError", FORBIDDEN, "the user lacks the right"),
          new ByName("werkzeug\\.exceptions\\.Forbidden", FORBIDDEN, "the user lacks the right"),
          new ByName("odoo\\.exceptions\\.MissingError", MISSING, "the record is gone"),
          new ByName("odoo\\.exceptions\\.LockError", BUSY, "the record is locked"),
          new ByName("odoo\\.exceptions\\..*", INVALID, "values refused"),
          new ByName(
              "psycopg2\\.errors\\.(SerializationFailure|DeadlockDetected|LockNotAvailable)",
              BUSY,
              "others were writing the same"),
          new ByName("psycopg2\\.errors\\..*", INVALID, "values refused"),
          new ByName("psycopg2\\.OperationalError", NO_DATABASE, "no such database"),
          new ByName("werkzeug\\.exceptions\\.NotFound", INVALID, "no such model or method"),
          new ByName("builtins\\.AttributeError", INVALID, "no such model or method"),
          new ByName("werkzeug\\.exceptions\\.\\w+", INVALID, "request refused"),
          new ByName("builtins\\..*", INVALID, "values refused"));

  private OdooErrors() {}

  private record ByName(Pattern name, Kind kind, String words) {
    ByName(String name, Kind kind, String words) {
      this(Pattern.compile(name), kind, words);
    }
  }

  /**
   * Returns the exception for an error with a name.
   *
   * @param name what Odoo calls it; shown only if it looks like a name
   * @param status the HTTP status, which decides if the name is not known
   */
  static OdooException named(OdooCall call, String name, int status) {
    OdooException byStatus = byStatus(call, status == 200 ? 500 : status, false);
    if (!NAME.matcher(name).matches()) {
      return byStatus;
    }
    for (ByName rule : BY_NAME) {
      if (rule.name.matcher(name).matches()) {
        return new OdooException(rule.kind, name, call + ": " + rule.words + " (" + name + ")");
      }
    }
    return new OdooException(byStatus.kind(), name, call + ": refused or failed (" + name + ")");
  }

  /**
   * Returns the exception for an answer that holds no error of Odoo's own.
   *
   * @param html whether a page for people came instead
   */
  static OdooException byStatus(OdooCall call, int status, boolean html) {
    if (status == 404 && html) {
      return of(call, NO_DATABASE, status, "no such database, or not Odoo's address");
    }
    return switch (status) {
      case 401 -> of(call, LOGIN, status, "key refused");
      case 403 -> of(call, FORBIDDEN, status, "the user lacks the right");
      case 409, 429 -> of(call, BUSY, status, "the server asks to come back later");
      case 400, 404, 422 -> of(call, INVALID, status, "request refused");
      case 413 -> of(call, INVALID, status, "the request is too large");
      case 500 -> of(call, FAILED, status, "Odoo failed for a reason of its own");
      case 502, 503, 504 -> gateway(call, status);
      default -> of(call, NOT_ODOO, status, "the answer is not Odoo's");
    };
  }

  /** A gateway cannot tell whether Odoo is still at it. */
  private static OdooException gateway(OdooCall call, int status) {
    return call.repeatable()
        ? of(call, BUSY, status, "the server is not available")
        : of(call, UNANSWERED, status, "the server is not available, it may have been done");
  }

  /** Returns the exception for an answer that came with success and makes no sense. */
  static OdooException senseless(OdooCall call) {
    return new OdooException(NOT_ODOO, null, call + ": the answer is not Odoo's");
  }

  /** Returns the exception for a record that is not there; reading it is no error to Odoo. */
  static OdooException gone(OdooCall call) {
    return new OdooException(MISSING, null, call + ": the record is gone");
  }

  private static OdooException of(OdooCall call, Kind kind, int status, String words) {
    String code = "http." + status;
    return new OdooException(kind, code, call + ": " + words + " (" + code + ")");
  }
}
