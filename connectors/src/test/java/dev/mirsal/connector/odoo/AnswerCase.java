package dev.mirsal.connector.odoo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;

/** What may come back instead of Odoo's answer, by the words of {@code answers.csv}. */
final class AnswerCase {
  static final int LIMIT = 20_000;
  static final Duration PATIENCE = Duration.ofMillis(1_200);

  private static final String PAGE = "<html>SECRETBODY</html>";

  private AnswerCase() {}

  static boolean isServed(String answer) {
    return !answer.equals("refused") && !answer.equals("unknown-host");
  }

  static String url(String answer, String server) {
    return switch (answer) {
      case "refused" -> "http://127.0.0.1:1";
      case "unknown-host" -> "http://no-such-host.invalid";
      default -> server;
    };
  }

  static ResponseDefinitionBuilder response(String answer) {
    return switch (answer) {
      case "slow" -> aResponse().withFixedDelay(3_000);
      case "200 cut" -> aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK);
      case "200 empty" -> aResponse();
      case "200 broken" -> aResponse().withBody("{\"jsonrpc\":\"2.0\",\"result\":[SECRETBODY");
      case "200 deep" -> aResponse().withBody("[".repeat(LIMIT / 2));
      case "200 other" -> aResponse().withBody("{\"error\":\"SECRETBODY\"}");
      case "200 huge" -> aResponse().withBody("[" + "{},".repeat(LIMIT) + "{}]");
      default -> answer.matches("\\d.*") ? status(answer) : fault(answer);
    };
  }

  private static ResponseDefinitionBuilder status(String answer) {
    ResponseDefinitionBuilder response =
        aResponse()
            .withStatus(Integer.parseInt(answer.substring(0, 3)))
            .withHeader("Location", "http://127.0.0.1:1/SECRETBODY");
    return answer.endsWith("html")
        ? response.withHeader("Content-Type", "text/html").withBody(PAGE)
        : response
            .withHeader("Content-Type", "application/json")
            .withBody("{\"a\":\"SECRETBODY\"}");
  }

  private static ResponseDefinitionBuilder fault(String answer) {
    return aResponse().withFault(Fault.valueOf(answer));
  }
}
