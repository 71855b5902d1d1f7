package dev.mirsal.connector.graph;

import static dev.mirsal.connector.graph.GraphError.row;
import static dev.mirsal.connector.graph.GraphError.rows;
import static dev.mirsal.connector.graph.Meaning.CONTENT;
import static dev.mirsal.connector.graph.Meaning.POLICY;
import static dev.mirsal.connector.graph.Meaning.RECIPIENT;
import static dev.mirsal.connector.graph.Meaning.RECIPIENT_FOR_NOW;
import static dev.mirsal.connector.graph.Meaning.RETRY;
import static dev.mirsal.connector.graph.Meaning.SENDER;
import static dev.mirsal.connector.graph.Meaning.THROTTLED;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The errors of the WhatsApp Cloud API, by <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">Meta's
 * page</a> as its client libraries have it (2026-08-12). Each is held by a case of the tests.
 */
final class WhatsAppErrors {
  /** Two messages to one person need 6 s between them. */
  private static final Duration PAIR_GAP = Duration.ofSeconds(6);

  private static final Duration THROUGHPUT_GAP = Duration.ofSeconds(1);
  private static final Duration MAINTENANCE = Duration.ofMinutes(1);

  static final GraphErrors TABLE =
      new GraphErrors(
          Stream.of(platform(), account(), requests(), templates(), people(), ranges())
              .flatMap(List::stream)
              .toList());

  private WhatsAppErrors() {}

  private static List<GraphError> platform() {
    return List.of(
        row(1, RETRY, "unknown error"),
        row(2, RETRY, "the service is down"),
        row(4, THROTTLED, "too many calls of the app"),
        row(80007, THROTTLED, "too many calls of the business account"),
        row(130429, THROTTLED, "too many messages of this number").waiting(THROUGHPUT_GAP),
        row(131000, RETRY, "something went wrong"),
        row(131016, RETRY, "the service is overloaded"),
        row(131056, THROTTLED, "too many messages to this person").waiting(PAIR_GAP),
        row(131057, RETRY, "the number is in maintenance").waiting(MAINTENANCE),
        row(132069, THROTTLED, "the flow is throttled"),
        row(133016, THROTTLED, "too many attempts to register the number"),
        row(135000, RETRY, "generic error"));
  }

  private static List<GraphError> account() {
    return List.of(
        row(0, SENDER, "the token is not valid"),
        row(3, SENDER, "a permission is missing"),
        row(10, SENDER, "a permission is missing or was removed"),
        row(190, SENDER, "the token is not valid or has expired"),
        row(368, SENDER, "blocked by policy"),
        row(131005, SENDER, "a permission is missing"),
        row(131030, SENDER, "a test number may not write to this person"),
        row(131031, SENDER, "the account is locked"),
        row(131037, SENDER, "the display name is not approved"),
        row(131042, SENDER, "a payment problem"),
        row(131044, SENDER, "a payment problem"),
        row(131045, SENDER, "the number is not registered"),
        row(131048, SENDER, "the number is restricted for spam"),
        row(131064, SENDER, "the messaging limit was cut after violations"),
        row(133010, SENDER, "the number is not registered"));
  }

  private static List<GraphError> requests() {
    return List.of(
        row(100, CONTENT, "a parameter is not valid"),
        row(131008, CONTENT, "a parameter is missing"),
        row(131009, CONTENT, "a parameter has no valid value"),
        row(131051, CONTENT, "messages of this type are not supported"),
        row(131052, CONTENT, "the file could not be downloaded"),
        row(131053, CONTENT, "the file could not be uploaded"));
  }

  private static List<GraphError> templates() {
    return List.of(
        row(131063, POLICY, "marketing templates go through the marketing API only"),
        row(132000, CONTENT, "the number of template parameters is wrong"),
        row(132001, SENDER, "there is no such approved template in this language"),
        row(132005, CONTENT, "the filled-in template is too long"),
        row(132007, CONTENT, "the template violates a policy"),
        row(132008, CONTENT, "a template parameter has no valid value"),
        row(132012, CONTENT, "a template parameter has a wrong format"),
        row(132015, SENDER, "the template is paused"),
        row(132016, SENDER, "the template is disabled"),
        row(132068, SENDER, "the flow is blocked"));
  }

  private static List<GraphError> people() {
    return List.of(
        row(130472, RECIPIENT_FOR_NOW, "the person is part of an experiment"),
        row(130497, RECIPIENT, "the business may not write to this country"),
        row(131020, RECIPIENT, "the group cannot be written to"),
        row(131021, RECIPIENT, "sender and receiver are the same"),
        row(131026, RECIPIENT, "undeliverable"),
        row(131041, RECIPIENT, "the group cannot be written to"),
        row(131047, POLICY, "outside of the service window"),
        row(131049, RECIPIENT_FOR_NOW, "kept back for a healthy ecosystem; not before a day"),
        row(131050, RECIPIENT, "the person stopped marketing messages"),
        row(131062, POLICY, "this message needs the phone number, not the business-scoped id"),
        row(137000, POLICY, "the person's identity has changed and must be confirmed"));
  }

  private static List<GraphError> ranges() {
    return List.of(
        rows(80000, 80014, THROTTLED, "too many calls of the business"),
        rows(200, 299, SENDER, "a permission is missing"),
        rows(131200, 131299, RECIPIENT, "the group cannot be written to"));
  }
}
