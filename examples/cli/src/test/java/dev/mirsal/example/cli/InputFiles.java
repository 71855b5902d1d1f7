package dev.mirsal.example.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A campaign and a recipients file in a directory of a test's own. */
record InputFiles(Path directory) {
  static final String CAMPAIGN =
      """
      {"name": "Test",
       "message": "Hello",
       "devices": ["d1"]}
      """;
  static final String RECIPIENTS = "phone,name\n+972500000001,Dana\n";

  /** Writes both files as they are when nothing is wrong with them. */
  static InputFiles in(Path directory) {
    InputFiles files = new InputFiles(directory);
    files.campaign(CAMPAIGN);
    files.recipients(RECIPIENTS);
    return files;
  }

  Path campaign() {
    return directory.resolve("campaign.json");
  }

  Path recipients() {
    return directory.resolve("recipients.csv");
  }

  InputFiles campaign(String json) {
    return write(campaign(), json, StandardCharsets.UTF_8);
  }

  InputFiles recipients(String csv) {
    return write(recipients(), csv, StandardCharsets.UTF_8);
  }

  InputFiles recipients(String csv, Charset charset) {
    return write(recipients(), csv, charset);
  }

  InputFiles recipients(byte[] bytes) {
    return write(recipients(), bytes);
  }

  Console mirsal(String command, Object... more) {
    Object[] args = new Object[more.length + 5];
    args[0] = command;
    args[1] = "--campaign";
    args[2] = campaign();
    args[3] = "--recipients";
    args[4] = recipients();
    System.arraycopy(more, 0, args, 5, more.length);
    return Console.mirsal(args);
  }

  /** Returns what a command printed about problems, without the directory's name. */
  String problems(Console console) {
    return console.err().replace(directory + "/", "").strip();
  }

  private InputFiles write(Path file, String text, Charset charset) {
    return write(file, text.getBytes(charset));
  }

  private InputFiles write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + file, e);
    }
    return this;
  }
}
