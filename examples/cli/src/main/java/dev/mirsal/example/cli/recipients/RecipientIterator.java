package dev.mirsal.example.cli.recipients;

import dev.mirsal.message.Recipient;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Streams those who are sent to, and closes the file after the last. */
final class RecipientIterator implements Iterator<Recipient> {
  private final RecipientReader reader;
  private @Nullable ListedRecipient next;

  RecipientIterator(RecipientReader reader) {
    this.reader = reader;
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Recipient next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Recipient recipient = next.recipient();
    advance();
    return recipient;
  }

  private void advance() {
    do {
      next = reader.next();
    } while (next != null && next.skip() != null);
    if (next == null) {
      reader.close();
    }
  }
}
