package dev.mirsal.example.cli.recipients;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The usual headings of columns in English, Hebrew and Arabic, the most telling first. */
final class Headings {
  static final List<String> PHONE =
      keys(
          "phone, phone number, mobile, mobile number, mobile phone, cell, cell phone, cellular,"
              + " whatsapp, whatsapp number, telephone, telephone number, tel, msisdn,"
              + " טלפון, מספר טלפון, מס טלפון, מס נייד, טלפון נייד, נייד, מספר נייד, סלולרי, טלפון סלולרי, סלולר,"
              + " פלאפון, וואטסאפ, ווטסאפ, מספר וואטסאפ, טל,"
              + " الهاتف, هاتف, رقم الهاتف, رقم هاتف, الجوال, جوال, رقم الجوال, الموبايل, موبايل,"
              + " رقم الموبايل, المحمول, محمول, رقم المحمول, التلفون, تلفون, رقم التلفون,"
              + " التليفون, تليفون, رقم التليفون, الواتساب, واتساب, واتس اب, رقم الواتساب, النقال,"
              + " رقم النقال, الرقم, رقم, מספר, number");

  static final List<String> NAME =
      keys(
          "name, full name, contact name, customer name, client name, contact, first name,"
              + " שם, שם מלא, שם הלקוח, שם לקוח, שם הנמען, איש קשר, שם פרטי,"
              + " الاسم, اسم, الاسم الكامل, الاسم بالكامل, اسم العميل, اسم الزبون, اسم المستلم,"
              + " الاسم الاول");

  static final List<String> OPT_OUT =
      keys(
          "optOut, opted out, unsubscribed, unsubscribe, do not contact,"
              + " הסרה, הוסר, ביקש הסרה, הסר, الغاء الاشتراك, ملغي, انسحب");

  private Headings() {}

  /**
   * Returns what is compared of a heading: letters and digits, lower case, without vowel points and
   * other marks, with the spellings of the Arabic alef, ta marbuta and ya brought together.
   */
  static String key(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Headings::folded)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private static int folded(int c) {
    return switch (c) {
      case 'ٱ' -> 'ا';
      case 'ى' -> 'ي';
      case 'ة' -> 'ه';
      default -> c;
    };
  }

  private static List<String> keys(String headings) {
    return Stream.of(headings.split(",")).map(Headings::key).toList();
  }
}
