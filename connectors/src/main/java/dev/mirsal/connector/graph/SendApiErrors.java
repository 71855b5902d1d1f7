package dev.mirsal.connector.graph;

import static dev.mirsal.connector.graph.GraphError.row;
import static dev.mirsal.connector.graph.GraphError.rows;
import static dev.mirsal.connector.graph.Meaning.CONTENT;
import static dev.mirsal.connector.graph.Meaning.CONTENT_FOR_NOW;
import static dev.mirsal.connector.graph.Meaning.POLICY;
import static dev.mirsal.connector.graph.Meaning.POLICY_FOR_NOW;
import static dev.mirsal.connector.graph.Meaning.POSSIBLY_SENT;
import static dev.mirsal.connector.graph.Meaning.RECIPIENT;
import static dev.mirsal.connector.graph.Meaning.RECIPIENT_FOR_NOW;
import static dev.mirsal.connector.graph.Meaning.RETRY;
import static dev.mirsal.connector.graph.Meaning.RETRY_THEN_RECIPIENT;
import static dev.mirsal.connector.graph.Meaning.RETRY_THEN_SENDER;
import static dev.mirsal.connector.graph.Meaning.SENDER;
import static dev.mirsal.connector.graph.Meaning.THROTTLED;

import java.util.List;
import java.util.stream.Stream;

/**
 * The errors of Messenger and Instagram, by <a
 * href="https://developers.facebook.com/docs/messenger-platform/error-codes">Meta's page</a> of
 * 2026-06-25 and what integrators report besides. Each is held by a case of the tests.
 */
final class SendApiErrors {
  static final GraphErrors TABLE =
      new GraphErrors(
          Stream.of(platform(), limits(), permissions(), requests(), people(), ranges())
              .flatMap(List::stream)
              .toList());

  private SendApiErrors() {}

  private static List<GraphError> platform() {
    return List.of(
        row(-1, POSSIBLY_SENT, "unknown error or timeout; it may have gone"),
        row(1, RETRY_THEN_SENDER, "unknown error; if it stays, a permission is missing"),
        row(1, 99, RETRY_THEN_SENDER, "unknown error; if it stays, a permission is missing"),
        row(1, 1357046, POSSIBLY_SENT, "an error, though messages were sent"),
        row(2, RETRY_THEN_RECIPIENT, "temporary error, or the person blocked the account"),
        row(2, 2018344, SENDER, "the terms of custom labels are not accepted"),
        row(2, 1545133, RETRY, "the service is not available for now"),
        row(1200, RETRY, "sending failed for now"));
  }

  private static List<GraphError> limits() {
    return List.of(
        row(4, THROTTLED, "too many calls of the app"),
        row(4, 2018354, POLICY_FOR_NOW, "too soon after the last marketing message"),
        row(9, 2018352, POLICY_FOR_NOW, "too many requests to opt in to marketing messages"),
        row(17, THROTTLED, "too many calls of the user"),
        row(32, THROTTLED, "too many calls of the page"),
        row(613, THROTTLED, "too many calls"),
        row(613, 2534040, THROTTLED, "too many calls"),
        row(613, 2018338, POLICY_FOR_NOW, "too many tagged messages bother this person"),
        row(613, 1893016, POLICY, "the person was asked to opt in to this topic already"),
        row(2300052, POLICY_FOR_NOW, "too soon after the last marketing message"));
  }

  private static List<GraphError> permissions() {
    return List.of(
        row(10, SENDER, "a permission is missing or was removed"),
        row(10, 2018278, POLICY, "outside of the messaging window"),
        row(10, 2018065, POLICY, "outside of the messaging window, and no news page"),
        row(10, 2534022, POLICY, "outside of the messaging window"),
        row(10, 2018300, POLICY, "another app controls the conversation"),
        row(2018300, POLICY, "another app controls the conversation"),
        row(2018321, RETRY_THEN_RECIPIENT, "an automated flow has the conversation"),
        row(10, 1404170, SENDER, "the page may not ask for opt-ins for now"),
        row(10, 1893063, SENDER, "the account is restricted from sending for now"),
        row(10, 2534077, SENDER, "the link between page and Instagram account is not in order"),
        row(190, SENDER, "the token is not valid or has expired"),
        row(200, SENDER, "the app is not live, or not reviewed for messaging"),
        row(200, 2018028, SENDER, "the app is not reviewed for messaging"),
        row(200, 2018027, SENDER, "the app is not reviewed for messaging by phone number"),
        row(200, 2018021, SENDER, "the fee for matching phone numbers is not settled"),
        row(200, 2534041, SENDER, "the account's owner has disabled access to messages"),
        row(368, SENDER, "blocked by policy"),
        row(2022, SENDER, "messaging is disabled after a violation"),
        row(2534122, SENDER, "the account is restricted from messaging"));
  }

  private static List<GraphError> requests() {
    return List.of(
        row(100, CONTENT, "a parameter is not valid"),
        row(100, 33, SENDER, "there is no such account, or no permission for it"),
        row(100, 2018109, CONTENT, "the attachment is too large"),
        row(100, 2018008, CONTENT_FOR_NOW, "the file could not be fetched"),
        row(100, 2018047, CONTENT, "the file could not be uploaded"),
        row(100, 2018074, CONTENT, "the attachment's id is not valid"),
        row(100, 2018294, CONTENT_FOR_NOW, "the file took too long"),
        row(100, 2018014, CONTENT, "message and sender action in one request"),
        row(100, 2018164, CONTENT, "the app's id is wrong"),
        row(100, 2534013, SENDER, "the page is not linked to an Instagram account"),
        row(100, 2534015, CONTENT, "the message is not valid"),
        row(100, 2534025, POLICY, "the comment cannot be answered: used, too old or of no kind"),
        row(100, 2534029, SENDER, "the business is blocked from messaging"),
        row(100, 2534037, POLICY, "another app controls the conversation"),
        row(100, 1893043, CONTENT, "a parameter of the template is not valid"),
        row(2018416, CONTENT, "the template could not be made"),
        row(9000001, CONTENT, "the message was deleted"));
  }

  private static List<GraphError> people() {
    return List.of(
        row(10, 2018108, RECIPIENT_FOR_NOW, "the person cannot receive messages right now"),
        row(10, 1893015, RECIPIENT, "the person stopped this topic"),
        row(100, 2018001, RECIPIENT, "the page knows no such person"),
        row(100, 2534014, RECIPIENT, "the account knows no such person"),
        row(100, 2534001, RECIPIENT, "the conversation is archived or deleted"),
        row(200, 1545041, RECIPIENT_FOR_NOW, "the person is not available"),
        row(551, RECIPIENT_FOR_NOW, "the person is not available"),
        row(551, 1545041, RECIPIENT_FOR_NOW, "the person is not available"),
        row(230, RECIPIENT_FOR_NOW, "the person has not consented to being looked up"));
  }

  private static List<GraphError> ranges() {
    return List.of(
        rows(80000, 80014, THROTTLED, "too many calls of the business"),
        rows(201, 299, SENDER, "a permission is missing"));
  }
}
