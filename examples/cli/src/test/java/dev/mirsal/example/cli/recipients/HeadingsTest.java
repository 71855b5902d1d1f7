package dev.mirsal.example.cli.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone",
        "Phone Number",
        "PHONE_NUMBER",
        " mobile ",
        "Cell-Phone",
        "WhatsApp",
        "Tel.",
        "טלפון",
        "מס׳ טלפון",
        "מספר טלפון",
        "טלפון נייד",
        "נייד",
        "סלולרי",
        "טֶלֶפוֹן",
        "וואטסאפ",
        "هاتف",
        "الهاتف",
        "رقم الهاتف",
        "رقم الجوّال",
        "الجوال",
        "موبايل",
        "الموبايل",
        "واتساب",
        "التليفون",
        "رَقم"
      })
  void usualHeadingsOfPhonesAreFound(String heading) {
    assertThat(Headings.PHONE).contains(Headings.key(heading));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name", "Full Name", "First_Name", "customer name", "שם", "שם מלא", "שֵׁם", "שם פרטי",
        "اسم", "الاسم", "الإسم", "إسم", "الاسم الكامل", "اسم العميل", "الأسم", "\u200Fשם\u200E"
      })
  void usualHeadingsOfNamesAreFound(String heading) {
    assertThat(Headings.NAME).contains(Headings.key(heading));
  }

  @ParameterizedTest
  @ValueSource(strings = {"optOut", "opt-out", "Opt Out", "OPT_OUT", "Unsubscribed", "הסרה"})
  void usualHeadingsOfOptOutsAreFound(String heading) {
    assertThat(Headings.OPT_OUT).contains(Headings.key(heading));
  }
}
