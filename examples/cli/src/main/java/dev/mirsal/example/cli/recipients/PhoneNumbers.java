package dev.mirsal.example.cli.recipients;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Brings phone numbers to one spelling: country code and number, digits only. Digits of any script
 * are read; letters are refused, where libphonenumber would dial them.
 */
final class PhoneNumbers {
  /** What {@link #parse} answers for text that is no valid number. */
  static final long INVALID = -1;

  /** What {@link #parse} answers for a number that a spreadsheet has rounded. */
  static final long ROUNDED = -2;

  private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,2}");
  private static final int SHORTEST_INTERNATIONAL = 10;

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String region;

  /**
   * Creates a parser.
   *
   * @param region the country of numbers without country code, {@code ZZ} for none
   */
  PhoneNumbers(String region) {
    this.region = region;
  }

  /** Returns the digits of a number as a long, or {@link #INVALID} or {@link #ROUNDED}. */
  long parse(String text) {
    String digits = asciiDigits(text);
    if (SCIENTIFIC.matcher(digits).matches()) {
      return scientific(digits.replace(',', '.'));
    }
    if (digits.chars().anyMatch(Character::isLetter)) {
      return INVALID;
    }
    return digits.endsWith(".0") ? valid(digits.substring(0, digits.length() - 2)) : valid(digits);
  }

  /** A spreadsheet shows long numbers as 9.72501E+11: the digits not shown are lost. */
  private long scientific(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.scale() < 0 ? ROUNDED : valid(number.toPlainString());
  }

  private long valid(String text) {
    long national = valid(text, region);
    boolean international =
        text.length() >= SHORTEST_INTERNATIONAL && text.chars().allMatch(PhoneNumbers::isDigit);
    return national == INVALID && international ? valid("+" + text, region) : national;
  }

  private long valid(String text, String nearRegion) {
    try {
      PhoneNumber number = numbers.parse(text, nearRegion);
      return numbers.isValidNumber(number) && !number.hasExtension() ? e164(number) : INVALID;
    } catch (NumberParseException e) {
      return INVALID;
    }
  }

  private long e164(PhoneNumber number) {
    return Long.parseLong(number.getCountryCode() + numbers.getNationalSignificantNumber(number));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String asciiDigits(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }
}
