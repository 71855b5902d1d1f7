package dev.mirsal.example.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON file into values that know their lines, which Jackson's own tree does not keep. */
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final InputFile file;
  private final JsonParser parser;
  private final Problems problems;

  private JsonReader(InputFile file, JsonParser parser, Problems problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * Reads the one value of a file; members given twice are reported, and the first one is taken.
   *
   * @throws InputException if the file is not JSON
   */
  public static Json read(InputFile file, Problems problems) {
    try (Reader text = file.openText();
        JsonParser parser = FACTORY.createParser(text)) {
      return new JsonReader(file, parser, problems).parse();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private Json parse() throws IOException {
    try {
      return document();
    } catch (JsonProcessingException e) {
      String text = "is not valid JSON: " + e.getOriginalMessage();
      throw new InputException(Problem.at(file.name(), lineOf(e), text), e);
    }
  }

  private int lineOf(JsonProcessingException e) {
    JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    return place.getLineNr();
  }

  private Json document() throws IOException {
    if (parser.nextToken() == null) {
      throw file.problem("holds no JSON, only white space");
    }
    Json root = value("");
    if (parser.nextToken() != null) {
      throw new InputException(
          Problem.at(file.name(), line(), "there is something after the end of the JSON object"));
    }
    return root;
  }

  private Json value(String path) throws IOException {
    int line = line();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(path, line);
      case START_ARRAY -> array(path, line);
      case VALUE_STRING -> new Json.Str(line, parser.getText());
      case VALUE_NUMBER_INT -> new Json.Num(line, parser.getText(), true);
      case VALUE_NUMBER_FLOAT -> new Json.Num(line, parser.getText(), false);
      case VALUE_TRUE, VALUE_FALSE -> new Json.Bool(line, token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> new Json.Null(line);
      default -> throw new IllegalStateException("JSON token " + token + " where a value must be");
    };
  }

  private Json object(String path, int line) throws IOException {
    Map<String, Json.Member> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      int nameLine = line();
      String memberPath = path.isEmpty() ? name : path + "." + name;
      parser.nextToken();
      Json.@Nullable Member first =
          members.putIfAbsent(name, new Json.Member(nameLine, value(memberPath)));
      if (first != null) {
        String text = "is given twice, first in line " + first.line();
        problems.report(new Problem(file.name(), nameLine, memberPath, text));
      }
    }
    return new Json.Obj(line, members);
  }

  private Json array(String path, int line) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(path + "[" + items.size() + "]"));
    }
    return new Json.Arr(line, items);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
