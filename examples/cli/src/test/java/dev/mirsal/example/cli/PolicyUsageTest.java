package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the policy's commands: what is taken, and how a wrong one is told. */
class PolicyUsageTest {
  private final Path contacts;

  PolicyUsageTest(@TempDir Path folder) {
    contacts = folder.resolve("contacts.jsonl");
  }

  @BeforeEach
  void writeContacts() throws IOException {
    Files.writeString(
        contacts, "{\"id\":\"1\",\"lastUserInteractionAt\":\"2026-11-18T12:00:00Z\"}\n");
  }

  private Console run(String command) {
    List<Object> args = new ArrayList<>(List.of(command.split(" ")));
    args.replaceAll(arg -> arg.equals("CONTACTS") ? contacts : arg);
    return Console.mirsal(args.toArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--channel messenger",
        "--channel instagram",
        "--channel whatsapp",
        "--channel messenger --purpose reply",
        "--channel messenger --purpose promotion",
        "--channel messenger --purpose order_update",
        "--channel messenger --purpose account_update",
        "--channel messenger --purpose event_reminder",
        "--channel messenger --purpose customer_feedback",
        "--channel messenger --purpose human_support --human",
        "--channel messenger --tag HUMAN_AGENT",
        "--channel whatsapp --template marketing",
        "--channel whatsapp --template utility",
        "--channel whatsapp --template authentication",
        "--channel messenger --features human_agent,utility_templates,marketing_messages",
        "--channel messenger --account-region il",
        "--channel messenger --format jsonl",
        "--channel messenger --format table",
        "--channel messenger --at 2026-11-20T12:00:00Z",
      })
  void everyDocumentedValueIsTaken(String options) {
    for (String type : List.of("marketing", "transactional")) {
      Console console = run("classify --contacts CONTACTS --type " + type + " " + options);
      assertThat(console.exit()).as(console.err()).isZero();
      assertThat(console.errLines()).hasSize(4).element(0).asString().startsWith("within_window ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classify --contacts CONTACTS --type promo --channel messenger | '--type'",
        "classify --contacts CONTACTS --type marketing --channel fax | '--channel'",
        "classify --contacts CONTACTS --type marketing --channel whatsapp --purpose x | '--purpose'",
        "classify --contacts CONTACTS --type marketing --channel whatsapp --template x | '--template'",
        "classify --contacts CONTACTS --type marketing --channel whatsapp --features x | '--features'",
        "classify --contacts CONTACTS --type marketing --channel whatsapp --format x | '--format'",
        "classify --contacts CONTACTS --type marketing --channel whatsapp --rulebook none | none: does",
        "classify --contacts CONTACTS --type marketing --channel whatsapp --account-region Israel"
            + " | --account-region: 'Israel' is not a country code of two letters",
        "classify --contacts none.jsonl --type marketing --channel whatsapp | none.jsonl: does not",
        "classify --type marketing --channel whatsapp | '--contacts=FILE'",
        "rules --channel messenger | '--at=DATE'",
        "rules --at 2026-11-20 | '--channel=CHANNEL'",
        "rules --channel manychat --at 2026-11-20 | --channel: name the platform behind ManyChat",
        "rules --channel messenger --at 2026-11-20 --compare never | --compare: 'never' is neither",
        "audience --contacts CONTACTS | '--export=FILE'",
        "audience --contacts CONTACTS --export nowhere/ids.csv"
            + " | --export: nowhere/ids.csv cannot be written",
        "audience --contacts CONTACTS --export / --payloads x --page 1 | --export: / cannot be",
      })
  void aWrongOptionIsToldInOneLineAndIsAnInputError(String command, String says) {
    Console console = run(command);

    assertThat(console.err()).contains(says).hasLineCount(1);
    assertThat(console.out()).isEmpty();
    assertThat(console.exit()).isEqualTo(2);
  }

  @Test
  void customerFeedbackGoesAsMessengersForm() {
    Console console =
        run(
            "classify --contacts CONTACTS --type transactional --purpose customer_feedback"
                + " --channel messenger --at 2026-11-20T12:00:00Z");

    assertThat(console.out())
        .contains("\"decision\":\"allowed\"", "\"tag\":\"CUSTOMER_FEEDBACK\"")
        .contains("\"rules\":[\"messenger.tag.customer-feedback\"]");
  }

  @Test
  void whoNeverDidAnythingNeverHadAConversation() throws IOException {
    Files.writeString(contacts, "{\"id\":\"1\"}\n");

    assertThat(run("classify --contacts CONTACTS --type marketing --channel instagram").out())
        .contains("\"decision\":\"refused\"", "\"window\":\"closed\"", "\"windowClosesAt\":null")
        .contains("\"reasons\":[\"no_conversation\"");
  }
}
