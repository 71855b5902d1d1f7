package dev.mirsal.connector.http;

import java.net.http.HttpHeaders;

/** What is known after an exchange. No case shows a body, a header or a URL in its text. */
public sealed interface Reply {

  /**
   * A status came back.
   *
   * @param status the HTTP status
   * @param headers the headers of the answer
   * @param body what was read of the body, never more than the limit
   * @param complete false if the body was cut: by the limit, the deadline or a lost connection
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from the wire to the parser, never compared
  record Answered(int status, HttpHeaders headers, byte[] body, boolean complete) implements Reply {
    /** Tells whether this is a page for people, and so from something before the platform. */
    public boolean isPage() {
      String type = headers.firstValue("Content-Type").orElse("");
      return type.startsWith("text/html") || (body.length > 0 && body[0] == '<');
    }

    @Override
    public String toString() {
      return "Answered[" + status + ", " + body.length + " bytes]";
    }
  }

  /**
   * No connection came about, so nothing was sent.
   *
   * @param reason what stood in the way, free of names and addresses
   */
  record NotSent(String reason) implements Reply {}

  /**
   * The request may have been sent, and no status came back.
   *
   * @param timedOut true if the deadline passed, false if the connection was lost
   */
  record Unanswered(boolean timedOut) implements Reply {}
}
