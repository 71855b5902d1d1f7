package dev.mirsal.example.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 text, with or without byte order mark, read strictly: other encodings, binary files and
 * endless lines end in an {@link InputException} that names the line.
 */
final class Utf8Reader extends Reader {
  /** Longer lines are no text that a person wrote, and would have to be held in memory. */
  static final int LONGEST_LINE = 1_000_000;

  private final String file;
  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 14).flip();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private boolean started;
  private boolean ended;
  private long line = 1;
  private int column;
  private boolean afterReturn;

  Utf8Reader(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  private void fill() throws IOException {
    readBytes();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    chars.flip();
    check();
    if (result.isError()) {
      throw notUtf8();
    }
    if (!started && chars.hasRemaining()) {
      started = true;
      if (chars.get(chars.position()) == '\uFEFF') {
        chars.get();
      }
    }
  }

  private void readBytes() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = count < 0;
    bytes.position(bytes.position() + Math.max(count, 0)).flip();
  }

  private void check() {
    for (int i = chars.position(); i < chars.limit(); i++) {
      char c = chars.get(i);
      if (c == '\n' || c == '\r') {
        line += c == '\n' && afterReturn ? 0 : 1;
        column = 0;
      } else if (isBinary(c)) {
        throw problem("is a binary file, not text");
      } else if (++column > LONGEST_LINE) {
        throw problem("the line is longer than " + LONGEST_LINE + " characters");
      }
      afterReturn = c == '\r';
    }
  }

  private InputException notUtf8() {
    if (line == 1 && column == 0 && isUtf16Mark()) {
      return problem("is UTF-16 text; save it as UTF-8");
    }
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      if (isBinary(bytes.get(i))) {
        return problem("is a binary file, not text");
      }
    }
    return problem("is not UTF-8 text (Windows-1255 or Windows-1256?); save it as UTF-8");
  }

  private boolean isUtf16Mark() {
    int mark = bytes.remaining() < 2 ? 0 : bytes.getShort(bytes.position()) & 0xFFFF;
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  private static boolean isBinary(int c) {
    return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  }

  private InputException problem(String text) {
    return new InputException(Problem.at(file, line, text));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
