package dev.mirsal.connector.waha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of requests finds what it is there to find. */
class OpenApiTest {
  private static final String TEXT = "{\"session\":\"d\",\"chatId\":\"1@c.us\",\"text\":\"x\"%s}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /api/sendText                       | ''               | ''
          POST | /api/sendText                       | ,"text":1        | body.text: NUMBER, must be string
          POST | /api/sendText                       | ,"text":null     | body.text: NULL, must be string
          POST | /api/sendText                       | ,"words":"x"     | body.words: is not known
          POST | /api/sendText                       | ,"linkPreview":0 | body.linkPreview: NUMBER, must be boolean
          POST | /api/sendVoice                      | ,"file":{}       | body.convert: is missing
          POST | /api/sendVoice                      | ,"file":{}       | body.file: fits 0 of the alternatives, must be one
          POST | /api/sendPoll                       | ,"poll":{"name":"?","options":[1],"multipleAnswers":true} | body.poll.options[]: NUMBER, must be string
          POST | /api/sendTexts                      | ''               | POST /api/sendTexts: not in the document
          POST | /api/sessions/d/start               | ''               | a body where none belongs
          GET  | /api/contacts/check-exists?phone=1  | ''               | query: session is missing
          GET  | /api/d/new-message-id?x=1           | ''               | query: x
          """)
  void a_wrong_request_is_named(String method, String url, String more, String expected) {
    String body = method.equals("GET") ? "" : TEXT.formatted(more);

    if (expected.isEmpty()) {
      assertThat(OpenApi.waha().violations(method, url, body)).isEmpty();
    } else {
      assertThat(OpenApi.waha().violations(method, url, body)).contains(expected);
    }
  }
}
