package dev.mirsal.example.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** R-POL-5 to 9 and issue 4: the formats of the policy commands. */
class PolicyCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOW = "2026-11-20T12:00:00Z";

  private final Path folder;
  private final Path contacts;
  private String out = "";
  private String err = "";

  @Command(
      name = "mirsal",
      subcommands = {ClassifyCommand.class, AudienceCommand.class, RulesCommand.class})
  private static final class Root {}

  PolicyCommandsTest(@TempDir Path folder) {
    this.folder = folder;
    contacts = folder.resolve("contacts.jsonl");
  }

  private int run(String... args) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        new CommandLine(new Root())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors, true))
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  command.getErr().println(e.getMessage());
                  return 2;
                })
            .execute(args);
    out = output.toString();
    err = errors.toString();
    return code;
  }

  private int classify(String lines, String... more) throws IOException {
    Files.writeString(contacts, lines);
    List<String> args = new ArrayList<>();
    args.addAll(List.of("classify", "--contacts", contacts.toString(), "--at", NOW));
    args.addAll(Arrays.asList(more));
    return run(args.toArray(String[]::new));
  }

  private JsonNode answer() throws IOException {
    return JSON.readTree(out.lines().findFirst().orElseThrow());
  }

  @Test
  void anAnswerHasTheFieldsThatAreDocumented() throws IOException {
    int code =
        classify(
            "{\"id\":\"1\",\"lastUserInteractionAt\":\"2026-11-20T11:00:00Z\"}\n",
            "--type",
            "marketing",
            "--channel",
            "messenger");
    assertThat(code).isZero();
    assertThat(out)
        .isEqualTo(
            "{\"id\":\"1\",\"decision\":\"allowed\",\"eligibility\":\"api\",\"window\":\"open\","
                + "\"windowClosesAt\":\"2026-11-21T11:00:00Z\",\"route\":\"RESPONSE\","
                + "\"messagingType\":\"RESPONSE\",\"tag\":null,"
                + "\"requiresSponsoredMessage\":false,\"reasons\":[\"window_open\"],"
                + "\"rules\":[\"messenger.response\"],\"remedies\":[]}\n");
    assertThat(err.lines())
        .containsExactly(
            "within_window 1",
            "needs_sponsored 0",
            "ineligible 0",
            "All 1 people can be written to.");
  }

  @Test
  void whoIsOutsideTheWindowNeedsASponsoredMessage() throws IOException {
    classify(
        "{\"id\":\"1\",\"lastUserInteractionAt\":\"2026-11-19T12:00:00Z\",\"region\":\"EG\"}\n",
        "--type",
        "marketing",
        "--channel",
        "messenger");
    JsonNode answer = answer();
    assertThat(answer.get("decision").textValue()).isEqualTo("requires_sponsored");
    assertThat(answer.get("eligibility").textValue()).isEqualTo("sponsored");
    assertThat(answer.get("window").textValue()).isEqualTo("closed");
    assertThat(answer.get("route").isNull()).isTrue();
    assertThat(answer.get("requiresSponsoredMessage").booleanValue()).isTrue();
    assertThat(answer.get("remedies").toString())
        .contains("\"click_to_message\"", "\"sponsored_message:unavailable\"");
    assertThat(err).contains("1 of 1 people will not be written to");
  }

  /** Each case: the contact's fields, further options, decision, route, tag. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "\"optedOut\":true,\"lastUserInteractionAt\":\"2026-11-20T11:00:00Z\" | - | refused | - | -",
        "\"marketingOptIn\":\"denied\",\"lastUserInteractionAt\":\"2026-11-20T11:00:00Z\""
            + " | - | refused | - | -",
        "\"marketingOptIn\":\"unknown\",\"lastUserInteractionAt\":\"2026-11-20T11:00:00Z\""
            + " | - | allowed | RESPONSE | -",
        "\"region\":null | - | refused | - | -",
        "\"interactions\":[{\"kind\":\"ad click\",\"at\":\"2026-11-20T11:00:00Z\"}]"
            + " | - | refused | - | -",
        "\"interactions\":[{\"kind\":\"adClick\",\"at\":\"2026-11-20T10:00:00Z\"},"
            + "{\"kind\":\"message\",\"at\":\"2026-11-20T11:00:00Z\"}]"
            + " | - | allowed | RESPONSE | -",
        "\"lastUserInteractionAt\":\"2026-11-20T11:00:00Z\","
            + "\"interactions\":[{\"kind\":\"comment\",\"at\":\"2026-11-20T11:00:00Z\"}]"
            + " | - | refused | - | -",
        "\"marketingOptIn\":\"granted\",\"lastUserInteractionAt\":\"2026-11-10T11:00:00Z\""
            + " | --features=marketing_messages,human_agent | allowed | MARKETING_MESSAGE | -",
        "\"lastUserInteractionAt\":\"2026-11-18T11:00:00Z\""
            + " | --type=transactional --purpose=human_support --human --features=human_agent"
            + " | allowed | MESSAGE_TAG | HUMAN_AGENT",
        "\"lastUserInteractionAt\":\"2026-11-18T11:00:00Z\""
            + " | --type=transactional --purpose=human_support --features=human_agent"
            + " | refused | - | -",
        "\"lastUserInteractionAt\":\"2026-10-18T11:00:00Z\""
            + " | --type=transactional --purpose=order_update --template=utility"
            + " --features=utility_templates | allowed | UTILITY_TEMPLATE | -",
        "\"lastUserInteractionAt\":\"2026-11-18T11:00:00Z\""
            + " | --tag=HUMAN_AGENT | requires_sponsored | - | -",
      })
  void theOptionsReachThePolicy(
      String fields, String options, String decision, String route, String tag) throws IOException {
    List<String> args = new ArrayList<>(List.of("--channel=messenger"));
    if (options != null) {
      args.addAll(List.of(options.split(" ")));
    }
    if (args.stream().noneMatch(arg -> arg.startsWith("--type"))) {
      args.add("--type=marketing");
    }
    assertThat(classify("{\"id\":\"1\"," + fields + "}", args.toArray(String[]::new)))
        .as(err)
        .isZero();
    assertThat(answer().get("decision").textValue()).isEqualTo(decision);
    assertThat(answer().get("route").textValue()).isEqualTo(route);
    assertThat(answer().get("tag").textValue()).isEqualTo(tag);
  }

  @Test
  void onWhatsAppAnOptInAndATemplateOpenTheWay() throws IOException {
    classify(
        "{\"id\":\"1\",\"marketingOptIn\":\"granted\"}\n{\"id\":\"2\"}\n",
        "--type=marketing",
        "--channel=whatsapp",
        "--template=marketing");
    assertThat(out.lines().toList())
        .anySatisfy(line -> assertThat(line).contains("\"id\":\"1\"", "\"route\":\"TEMPLATE\""))
        .anySatisfy(line -> assertThat(line).contains("\"id\":\"2\"", "opt_in_missing"));
    assertThat(err).contains("within_window 1", "ineligible 1");
    classify(
        "{\"id\":\"1\",\"marketingOptIn\":\"granted\"}\n",
        "--type=marketing",
        "--channel=whatsapp",
        "--via=waha",
        "--account-region=IL");
    assertThat(answer().get("route").textValue()).isEqualTo("FREE_FORM");
  }

  @Test
  void aRuleThatIsNotSureIsMarked() throws IOException {
    classify(
        "{\"id\":\"1\",\"interactions\":[{\"kind\":\"ad_message\","
            + "\"at\":\"2026-11-18T11:00:00Z\"}]}",
        "--type=marketing",
        "--channel=messenger");
    assertThat(answer().get("rules").toString()).contains("\"messenger.response.ad?\"");
    assertThat(answer().get("reasons").toString()).contains("uncertain_rule");
  }

  @Test
  void aTableIsForPeople() throws IOException {
    classify(
        "{\"id\":\"1\",\"lastUserInteractionAt\":\"2026-11-20T11:00:00Z\"}\n\n{\"id\":22}\n",
        "--type=transactional",
        "--channel=instagram",
        "--format=table");
    assertThat(out.lines().toList())
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("id ").contains("decision", "reasons");
              assertThat(lines.get(1)).contains("allowed", "open", "RESPONSE", "window_open");
              assertThat(lines.get(2)).startsWith("22 ").contains("refused", "closed");
            });
  }

  @Test
  void interactionsOfUnknownKindsCountAsNothingAndAreNamed() throws IOException {
    classify(
        "{\"id\":\"1\",\"interactions\":[{\"kind\":\"read\",\"at\":\"2026-11-20T11:00:00Z\"}]}",
        "--type=marketing",
        "--channel=messenger");
    assertThat(answer().get("decision").textValue()).isEqualTo("refused");
    assertThat(err).contains("count as nothing: 'read'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"1\" | :1: is not JSON",
        "nonsense | :1: is not JSON",
        "[] | :1: is not a JSON object",
        "{\"id\":\"1\"} {} | :1: there is more after the object",
        "{} | :1: id: is missing",
        "{\"id\":true} | :1: id: must be text",
        "{\"id\":\"1\",\"optedout\":true} | :1: optedout: is not known",
        "{\"id\":\"1\",\"optedOut\":\"yes\"} | :1: optedOut: must be true or false",
        "{\"id\":\"1\",\"region\":\"Egypt\"} | :1: region: 'Egypt' is not a country code",
        "{\"id\":\"1\",\"marketingOptIn\":\"maybe\"} | :1: marketingOptIn: 'maybe' is none of",
        "{\"id\":\"1\",\"lastUserInteractionAt\":\"noon\"} | lastUserInteractionAt: 'noon' is not",
        "{\"id\":\"1\",\"interactions\":{}} | interactions: must be a list",
        "{\"id\":\"1\",\"interactions\":[1]} | interactions: must be a list of objects",
        "{\"id\":\"1\",\"interactions\":[{\"kind\":\"call\"}]} | each needs a kind and an at",
        "{\"id\":\"1\",\"interactions\":[{\"who\":1}]} | interactions.who: is not known",
      })
  void aBrokenLineIsNamedWithFileLineAndField(String line, String says) throws IOException {
    assertThat(classify(line, "--type=marketing", "--channel=messenger")).isEqualTo(2);
    assertThat(err).contains("contacts.jsonl").contains(says);
  }

  @Test
  void theLineOfTheProblemIsItsOwn() throws IOException {
    classify("{\"id\":\"1\"}\n\n{\"id\":1.5}\n", "--type=marketing", "--channel=messenger");
    assertThat(err).contains("contacts.jsonl:3: id");
  }

  @Test
  void badOptionsAreNamed() throws IOException {
    String line = "{\"id\":\"1\"}";
    assertThat(classify(line, "--channel=messenger")).isEqualTo(2);
    assertThat(err).contains("--type");
    assertThat(classify(line, "--type=marketing")).isEqualTo(2);
    assertThat(err).contains("--channel");
    assertThat(classify(line, "--type=marketing", "--channel=manychat")).isEqualTo(2);
    assertThat(err).contains("--via manychat");
    assertThat(run("classify", "--contacts=x", "--type=marketing", "--channel=messenger", "--at=x"))
        .isEqualTo(2);
    assertThat(err).contains("'x' is not an instant");
    assertThat(run("rules", "--channel=messenger", "--at=yesterday")).isEqualTo(2);
    assertThat(err).contains("'yesterday' is neither");
  }

  @Test
  void theSponsoredAudienceIsExported() throws IOException {
    Files.writeString(
        contacts,
        """
        {"id":"11","lastUserInteractionAt":"2026-11-01T00:00:00Z"}
        {"id":"12","lastUserInteractionAt":"2026-11-20T11:00:00Z"}
        {"id":"13"}
        {"id":"14","lastUserInteractionAt":"2026-11-02T00:00:00Z"}
        """);
    Path ids = folder.resolve("pageids.csv");
    Path bodies = folder.resolve("bodies.jsonl");
    int code =
        run(
            "audience",
            "--contacts=" + contacts,
            "--at=" + NOW,
            "--export=" + ids,
            "--payloads=" + bodies,
            "--page=77");
    assertThat(code).as(err).isZero();
    assertThat(Files.readString(ids)).isEqualTo("page_scoped_id\n11\n14\n");
    assertThat(Files.readString(bodies))
        .isEqualTo(
            "{\"payload\":{\"schema\":[\"PAGEUID\"],\"page_ids\":[\"77\"],"
                + "\"data\":[[\"11\"],[\"14\"]]},\"session\":{\"session_id\":1795176000000,"
                + "\"batch_seq\":1,\"last_batch_flag\":true}}\n");
    assertThat(err)
        .contains("needs_sponsored 2", "ineligible 1", "2 ids are in", "PAGEUID is unverified");
    Files.delete(ids);
    assertThat(run("audience", "--contacts=" + contacts, "--at=" + NOW, "--export=" + ids))
        .isZero();
    assertThat(Files.readString(ids)).isEqualTo("page_scoped_id\n11\n14\n");
  }

  @Test
  void anExportWritesOverNoInputAndNoFormula() throws IOException {
    Files.writeString(
        contacts, "{\"id\":\"=1+1\",\"lastUserInteractionAt\":\"2026-11-01T00:00:00Z\"}\n");
    assertThat(run("audience", "--contacts=" + contacts, "--at=" + NOW, "--export=" + contacts))
        .isEqualTo(2);
    assertThat(err).contains("is the contacts file");
    Path ids = folder.resolve("pageids.csv");
    assertThat(run("audience", "--contacts=" + contacts, "--at=" + NOW, "--export=" + ids))
        .isEqualTo(2);
    assertThat(err).contains("'=1+1' is not a page-scoped id");
    assertThat(
            run(
                "audience",
                "--contacts=" + contacts,
                "--at=" + NOW,
                "--export=" + ids,
                "--payloads=" + folder.resolve("b")))
        .isEqualTo(2);
    assertThat(err).contains("--payloads needs --page");
  }

  @Test
  void rulesArePrintedAndCompared() {
    assertThat(run("rules", "--channel=messenger", "--at=2026-01-01")).isZero();
    assertThat(out).contains("messenger.tag.post-purchase-update ").doesNotContain("2026-09-28");
    assertThat(run("rules", "--channel=messenger", "--at=2026-01-01", "--compare=" + NOW)).isZero();
    String forwards = out;
    assertThat(forwards)
        .contains("- messenger.tag.post-purchase-update")
        .contains("+ messenger.response.ad")
        .doesNotContain("messenger.response ");
    assertThat(run("rules", "--channel=messenger", "--at=" + NOW, "--compare=2026-01-01")).isZero();
    assertThat(out).isEqualTo(forwards);
  }

  @Test
  void aHostAmendsTheRulebookByAFile() throws IOException {
    Path amendments = folder.resolve("rules.json");
    Files.writeString(
        amendments,
        """
        {"remove": ["messenger.response.comment"],
         "trust": ["messenger.response.ad"],
         "end": [{"rule": "messenger.response", "at": "2026-11-20"}],
         "add": [
          {"id": "host.window", "channel": "messenger", "says": "Three days.", "first": true,
           "source": "https://example.org", "from": "2026-11-01", "until": "2027-01-01T00:00:00Z",
           "certainty": "reported",
           "permit": {"route": "response", "messagingType": "update", "types": ["marketing"],
            "gateways": ["platform_api"], "purposes": ["promotion"], "humanOnly": false,
            "conditions": [
              {"openWindow": {"by": ["message"], "length": "P3D"}},
              {"anyOf": [{"ever": ["message"]}, {"recent": {"kinds": ["call"], "length": "P1D"}}]},
              {"recipientOutside": ["US"]}, {"tierRoom": true}, {"broadcastRuns": true},
              {"spaced": {"route": "response", "gap": "PT1H"}},
              {"contentIs": "ordinary"}]}},
          {"id": "host.permit", "channel": "messenger", "says": "Needs all.",
           "source": "https://example.org",
           "permit": {"route": "message_tag", "tag": "T", "types": ["transactional"],
            "conditions": [
              {"granted": "human_agent"}, {"templated": "utility"}, {"holdsToken": "one_time"},
              {"consented": ["marketing"]}, {"recipientIn": ["EG"]}, {"businessIn": ["EG"]},
              {"freshComment": "P7D"}, {"oneClickUnsubscribe": true}]}},
          {"id": "host.way", "channel": "messenger", "says": "Call.",
           "source": "https://example.org", "way": {"kind": "other_channel"}},
          {"id": "host.answer", "channel": "messenger", "says": "Wait.",
           "source": "https://example.org",
           "answer": {"code": 1, "subcode": 2, "lesson": "unavailable", "lasts": "PT1H"}},
          {"id": "host.note", "channel": "messenger", "says": "Good to know.",
           "source": "https://example.org", "note": true}]}
        """,
        StandardCharsets.UTF_8);
    assertThat(run("rules", "--channel=messenger", "--at=2026-11-21", "--rulebook=" + amendments))
        .as(err)
        .isZero();
    assertThat(out)
        .contains("host.window", "host.permit", "host.way", "host.answer", "host.note")
        .containsPattern("messenger.response.ad +2026-09-28 +assumed")
        .doesNotContain("messenger.response.comment", "messenger.response ");
    classify(
        "{\"id\":\"1\",\"lastUserInteractionAt\":\"2026-11-18T11:00:00Z\"}",
        "--type=marketing",
        "--channel=messenger",
        "--rulebook=" + amendments);
    assertThat(answer().get("rules").toString()).isEqualTo("[\"host.window\"]");
    assertThat(answer().get("messagingType").textValue()).isEqualTo("UPDATE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | is not JSON",
        "[] | must be an object",
        "{\"trust\":\"x\"} | trust: must be a list",
        "{\"trust\":[\"x\"]} | trust[0]: rulebook: there is no rule 'x'",
        "{\"remove\":[1]} | remove[0]: must be text",
        "{\"drop\":[]} | drop: is not known",
        "{\"end\":[{\"rule\":\"messenger.response\"}]} | end[0].at: is missing",
        "{\"end\":[{\"rule\":\"messenger.response\",\"at\":\"soon\"}]} | 'soon' is neither",
        "{\"add\":[{\"id\":\"a\",\"channel\":\"fax\"}]} | add[0].channel: 'fax' is none of",
        "{\"add\":[{\"id\":\"a\",\"channel\":\"email\",\"note\":1}]} | add[0].note: must be true",
        "{\"add\":[{\"id\":\"a\",\"channel\":\"email\",\"answer\":{\"code\":\"1\"}}]}"
            + " | add[0].answer.code: must be a whole number",
        "{\"add\":[{\"id\":\"a\",\"channel\":\"email\",\"answer\":{\"code\":1,"
            + "\"lesson\":\"unavailable\",\"lasts\":\"long\"}}]} | 'long' is not a duration",
        "{\"add\":[{\"id\":\"a\",\"channel\":\"email\",\"way\":{\"kind\":\"opt_in\","
            + "\"conditions\":[{\"moon\":1}]}}]} | conditions[0].moon: is not known",
        "{\"add\":[{\"id\":\"a\",\"channel\":\"email\",\"way\":{\"kind\":\"opt_in\","
            + "\"conditions\":[{}]}}]} | must be an object with one field",
        "{\"add\":[{\"id\":\"a\",\"channel\":\"messenger\",\"permit\":{\"route\":\"message_tag\","
            + "\"tag\":\"T\",\"types\":[\"marketing\"]}}]} | the tag T is not for MARKETING",
      })
  void aBrokenAmendmentIsNamed(String json, String says) throws IOException {
    Path amendments = folder.resolve("rules.json");
    Files.writeString(amendments, json);
    assertThat(run("rules", "--channel=email", "--at=2026-11-20", "--rulebook=" + amendments))
        .isEqualTo(2);
    assertThat(err).contains("rules.json").contains(says);
  }
}
