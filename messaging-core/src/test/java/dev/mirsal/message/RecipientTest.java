package dev.mirsal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.mirsal.message.MessageContent.Text;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientTest {
  private static final Address ADDRESS = Address.whatsApp("972501234567");

  @Test
  void columnsStayInTheListsOrderAndCannotBeChanged() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("z", "1");
    columns.put("a", "2");
    Recipient recipient = Recipient.of(ADDRESS).withVariables(columns);
    columns.put("b", "3");

    assertThat(recipient.variables().keySet()).containsExactly("z", "a");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> recipient.variables().put("b", "3"));
  }

  @Test
  void aChangedCopyKeepsTheRest() {
    ZoneId zone = ZoneId.of("Asia/Jerusalem");

    Recipient recipient =
        Recipient.of(ADDRESS, "Dana").withZone(zone).withVariables(Map.of("city", "Haifa"));

    assertThat(recipient)
        .isEqualTo(new Recipient(ADDRESS, "Dana", Map.of("city", "Haifa"), zone))
        .isNotEqualTo(recipient.withVariables(Map.of()));
  }

  @Test
  @SuppressWarnings("NullAway")
  void aNullValueIsRefusedWithTheColumnsName() {
    Map<String, String> columns = new HashMap<>();
    columns.put("city", null);

    assertThatNullPointerException()
        .isThrownBy(() -> Recipient.of(ADDRESS).withVariables(columns))
        .withMessage("recipient.variables.city: is null; leave it out or give an empty text");
  }

  @Test
  @SuppressWarnings("NullAway")
  void aNullNameOfAColumnIsRefused() {
    Map<String, String> columns = new HashMap<>();
    columns.put(null, "Haifa");

    assertThatNullPointerException()
        .isThrownBy(() -> Recipient.of(ADDRESS).withVariables(columns))
        .withMessage("recipient.variables: a name is null");
  }

  @Test
  @SuppressWarnings("NullAway")
  void aRecipientWithoutAddressIsRefusedByName() {
    assertThatNullPointerException().isThrownBy(() -> Recipient.of(null)).withMessage("address");
  }

  @Test
  void anOutboundMessageNamesWhatItLacks() {
    Text text = new Text("Hello");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutboundMessage(" ", "d1", ADDRESS, text))
        .withMessage("message.id: is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutboundMessage("c1-0", "", ADDRESS, text))
        .withMessage("message.sender: is blank");
  }

  @Test
  @SuppressWarnings("NullAway")
  void anOutboundMessageNeedsAReceiverAndAContent() {
    assertThatNullPointerException()
        .isThrownBy(() -> new OutboundMessage("c1-0", "d1", null, new Text("Hello")))
        .withMessage("to");
    assertThatNullPointerException()
        .isThrownBy(() -> new OutboundMessage("c1-0", "d1", ADDRESS, null))
        .withMessage("content");
  }
}
