package dev.mirsal.example.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command printed, and its exit code. */
record Console(int exit, String out, String err) {

  /** Runs a command in this process. */
  static Console mirsal(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = List.of(args).stream().map(String::valueOf).toArray(String[]::new);
    int exit = Mirsal.execute(new PrintWriter(out), new PrintWriter(err), texts);
    return new Console(exit, out.toString(), err.toString());
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
