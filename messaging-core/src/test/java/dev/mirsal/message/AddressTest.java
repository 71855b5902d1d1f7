package dev.mirsal.message;

import static dev.mirsal.Codepoints.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddressTest {
  @ParameterizedTest(name = "{1}: {0}")
  @CsvFileSource(
      resources = "addresses.tsv",
      delimiter = '\t',
      quoteCharacter = '`',
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void everySpellingIsKeptAsOne(
      String id,
      Channel channel,
      String input,
      String canonical,
      @Nullable String phone,
      String masked) {
    Address address = Address.of(channel, decode(input));

    assertThat(address.channel()).isEqualTo(channel);
    assertThat(address.id()).isEqualTo(canonical);
    assertThat(address.phone().orElse(null)).isEqualTo(phone);
    assertThat(address.masked()).isEqualTo(masked);
    assertThat(address).hasToString(masked);
    assertThat(Address.of(channel, canonical)).isEqualTo(address).hasSameHashCodeAs(address);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvFileSource(
      resources = "malformed-addresses.tsv",
      delimiter = '\t',
      quoteCharacter = '`',
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = false)
  void whatIsNotAnAddressIsRefusedMasked(
      String id, Channel channel, @Nullable String input, String message) {
    String text = decode(Objects.requireNonNullElse(input, ""));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.of(channel, text))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(shown(String.valueOf(e.getMessage()))).isLessThanOrEqualTo(3));
  }

  /** Counts what stands between the mask and the id's ending or the closing quote. */
  private static int shown(String message) {
    int from = message.indexOf('…') + 1;
    if (from == 0) {
      return 0;
    }
    String rest = message.substring(from, message.indexOf("' is not"));
    int at = rest.indexOf('@');
    return at < 0 ? rest.length() : at;
  }

  @Test
  void anIdOfMoreThan320CharactersIsRefusedWithTheLimit() {
    assertThat(Address.messenger("7".repeat(320)).id()).hasSize(320);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.messenger("7".repeat(321)))
        .withMessage("address: the id has 321 characters, at most 320");
  }

  @Test
  void eachFactoryMakesAnAddressOfItsChannel() {
    assertThat(Address.whatsApp("972501234567").channel()).isEqualTo(Channel.WHATSAPP);
    assertThat(Address.messenger("7823").channel()).isEqualTo(Channel.MESSENGER);
    assertThat(Address.instagram("7823").channel()).isEqualTo(Channel.INSTAGRAM);
    assertThat(Address.manyChat("7823").channel()).isEqualTo(Channel.MANYCHAT);
    assertThat(Address.email("a@b").channel()).isEqualTo(Channel.EMAIL);
  }

  @Test
  void theSameIdOnTwoChannelsIsTwoAddresses() {
    assertThat(Address.messenger("7823"))
        .isNotEqualTo(Address.instagram("7823"))
        .isNotEqualTo(Address.messenger("7824"))
        .isNotEqualTo("7823");
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  @SuppressWarnings("NullAway")
  void noIdAtAllIsRefusedByName(Channel channel) {
    assertThatNullPointerException().isThrownBy(() -> Address.of(channel, null)).withMessage("id");
  }

  @Test
  @SuppressWarnings("NullAway")
  void noChannelIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> Address.of(null, "7823"))
        .withMessage("channel");
  }
}
