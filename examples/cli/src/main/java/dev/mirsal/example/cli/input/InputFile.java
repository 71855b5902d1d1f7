package dev.mirsal.example.cli.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that the user named.
 *
 * @param path where it is; problems name it as given
 */
public record InputFile(Path path) {

  /** Returns the name that problems carry. */
  public String name() {
    return path.toString();
  }

  /**
   * Opens the file.
   *
   * @throws InputException if it does not exist, is a directory, is empty or cannot be read
   */
  public InputStream open() {
    if (Files.isDirectory(path)) {
      throw problem("is a directory");
    }
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
      in.mark(1);
      if (in.read() < 0) {
        in.close();
        throw problem("is empty");
      }
      in.reset();
      return in;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Opens the file as strict UTF-8 text.
   *
   * @throws InputException as {@link #open()}; reading throws it for what is not text
   */
  public Reader openText() {
    return new Utf8Reader(name(), open());
  }

  /** Returns an exception for a problem of the whole file. */
  public InputException problem(String text) {
    return new InputException(Problem.of(name(), text));
  }

  /** Returns the exception for a failure to read. */
  public InputException unreadable(IOException e) {
    return new InputException(Problem.of(name(), reason(e)), e);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read";
    }
    return "cannot be read: " + e.getMessage();
  }
}
