package dev.mirsal.connector.waha;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mobile numbers of Brazil, which got a ninth digit between 2012 and 2016. WhatsApp keeps older
 * accounts under the number of eight digits, and people write either.
 *
 * @see <a href="https://github.com/devlikeapro/waha/issues/238">WAHA, issue 238</a>
 */
final class BrazilianNumber {
  private static final Pattern NINE = Pattern.compile("(55[1-9][1-9])9([6-9]\\d{7})");
  private static final Pattern EIGHT = Pattern.compile("(55[1-9][1-9])([6-9]\\d{7})");

  private BrazilianNumber() {}

  /** Returns a number, and if it is a Brazilian mobile number its other form after it. */
  static List<String> forms(String digits) {
    Matcher nine = NINE.matcher(digits);
    if (nine.matches()) {
      return List.of(digits, nine.group(1) + nine.group(2));
    }
    Matcher eight = EIGHT.matcher(digits);
    return eight.matches()
        ? List.of(digits, eight.group(1) + "9" + eight.group(2))
        : List.of(digits);
  }
}
