package dev.mirsal.example.cli.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecipientTablePropertyTest {
  @Property(tries = 100)
  void givesBackWhatWasPutIn(
      @ForAll @Size(max = 300) List<@LongRange(min = 1, max = 999_999_999_999_999L) Long> phones) {
    RecipientTable table = new RecipientTable();
    phones.forEach(phone -> table.add(row(phone, nameOf(phone))));

    assertThat(table.size()).isEqualTo(phones.size());
    for (int i = 0; i < phones.size(); i++) {
      assertThat(table.phone(i)).isEqualTo(phones.get(i).toString());
      assertThat(table.name(i)).isEqualTo(nameOf(phones.get(i)));
    }
  }

  @Test
  void keepsNamesThatCrossItsChunks() {
    RecipientTable table = new RecipientTable();
    String name = "שם 😀 ".repeat(10_000);
    for (int i = 0; i < 20; i++) {
      table.add(row(i, name));
    }

    assertThat(table.name(7)).isEqualTo(name);
    assertThat(table.name(19)).isEqualTo(name);
  }

  private static String nameOf(long phone) {
    return "דנה " + phone;
  }

  private static ListedRecipient row(long phone, String name) {
    return new ListedRecipient(2, Long.toString(phone), name, Map.of(), null);
  }
}
