package dev.mirsal.example.cli.json;

import java.util.List;
import java.util.Map;

/** A JSON value that knows its line. */
public sealed interface Json {
  int line();

  /** What a person would call this value in a message. */
  String kind();

  record Obj(int line, Map<String, Member> members) implements Json {
    @Override
    public String kind() {
      return "an object";
    }
  }

  /** A member of an object; its line is that of its name. */
  record Member(int line, Json value) {}

  record Arr(int line, List<Json> items) implements Json {
    @Override
    public String kind() {
      return "an array";
    }
  }

  record Str(int line, String text) implements Json {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /** A number as it is written; whole if it has neither fraction nor exponent. */
  record Num(int line, String text, boolean whole) implements Json {
    @Override
    public String kind() {
      return "the number " + text;
    }
  }

  record Bool(int line, boolean value) implements Json {
    @Override
    public String kind() {
      return String.valueOf(value);
    }
  }

  record Null(int line) implements Json {
    @Override
    public String kind() {
      return "null";
    }
  }
}
