package dev.mirsal.example.cli.recipients;

import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A good row of a recipients file.
 *
 * @param line the row's line, or its row number in a workbook
 * @param phone the normalised number, digits only
 * @param name the name, or null if the file does not say
 * @param variables the further columns that are not blank
 * @param skip why nothing may be sent to this person, or null if it may
 */
public record ListedRecipient(
    long line,
    String phone,
    @Nullable String name,
    Map<String, String> variables,
    @Nullable String skip) {

  /** Returns the library's view of this row. */
  public Recipient recipient() {
    return new Recipient(Address.whatsApp(phone), name, variables, null);
  }
}
