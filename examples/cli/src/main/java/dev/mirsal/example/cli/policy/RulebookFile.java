package dev.mirsal.example.cli.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.policy.Rulebook;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads amendments to a rulebook: {@code remove} and {@code trust} are lists of ids, {@code end} a
 * list of {@code {"rule","at"}}, {@code add} a list of rules, which take the place of rules of the
 * same id.
 */
final class RulebookFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RulebookFile() {}

  static Rulebook amend(Rulebook rulebook, InputFile file) {
    try (Reader text = file.openText()) {
      return amend(rulebook, new Fields(file.name(), "", JSON.readTree(text)));
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InputException(
          Problem.at(file.name(), line, "is not JSON: " + e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static Rulebook amend(Rulebook rulebook, Fields amendments) {
    amendments.allow("remove", "trust", "end", "add");
    Rulebook amended = rulebook;
    for (Fields id : amendments.list("remove")) {
      Rulebook before = amended;
      amended = id.checked(() -> before.without(id.text()));
    }
    for (Fields id : amendments.list("trust")) {
      Rulebook before = amended;
      amended = id.checked(() -> before.trusting(id.text()));
    }
    for (Fields end : amendments.list("end")) {
      end.allow("rule", "at");
      Rulebook before = amended;
      amended = end.checked(() -> before.ending(end.at("rule").text(), end.at("at").instant()));
    }
    for (Fields rule : amendments.list("add")) {
      Rulebook before = amended;
      amended =
          rule.checked(
              () ->
                  rule.flag("first")
                      ? before.withFirst(RuleJson.rule(rule))
                      : before.with(RuleJson.rule(rule)));
    }
    return amended;
  }
}
