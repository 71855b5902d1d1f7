package dev.mirsal.testkit.send;

import java.util.ArrayList;
import java.util.List;

/** What a server may answer, sensible or not. */
final class SampleAnswers {
  static final List<Integer> STATUSES =
      List.of(
          200, 201, 202, 301, 302, 307, 308, 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 429,
          500, 501, 502, 503, 504, 529);
  static final List<String> UNREADABLE = List.of("", "{\"a\":", "\u0000\u0001\u0002", "ok");
  static final List<String> READABLE =
      List.of("{}", "[]", "null", "42", "<html>Hello</html>", "[".repeat(20_000));

  /** Places in an answer at which platforms repeat what they were sent. */
  static final List<String> ECHOES =
      List.of(
          "ECHO",
          "<html>ECHO</html>",
          "{\"message\":\"ECHO\",\"error\":\"ECHO\",\"status\":\"ECHO\",\"code\":\"ECHO\"}",
          "{\"message\":[\"ECHO\"],\"status\":\"error\",\"details\":{\"messages\":[\"ECHO\"]}}",
          "{\"error\":{\"message\":\"ECHO\",\"type\":\"ECHO\",\"error_user_msg\":\"ECHO\","
              + "\"fbtrace_id\":\"ECHO\",\"code\":\"ECHO\",\"error_data\":{\"details\":\"ECHO\"}}}",
          "{\"exception\":{\"message\":\"ECHO\",\"name\":\"ECHO\",\"stack\":\"ECHO\"}}");

  private SampleAnswers() {}

  static List<String> all() {
    List<String> bodies = new ArrayList<>(UNREADABLE);
    bodies.addAll(READABLE);
    return bodies;
  }

  static List<String> some() {
    return List.of("", "{}", "<html>Hello</html>");
  }
}
