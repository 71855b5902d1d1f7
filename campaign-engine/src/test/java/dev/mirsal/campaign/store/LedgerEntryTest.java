package dev.mirsal.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final LedgerEntry row =
      LedgerEntry.pending(
          "s1", 0, "d1", Recipient.of(Address.whatsApp("972500010000"), "Somebody"));

  @Test
  void whatIsLoggedShowsNeitherTextNorReceiver() {
    String shown = row.sending(NOON, "a secret").sent("id-1").toString();

    assertThat(shown).contains("s1", "d1", "SENT").doesNotContain("secret", "97250", "Somebody");
  }

  @Test
  void countsWhenItMayHaveGone() {
    LedgerEntry sending = row.sending(NOON, "Hello");
    LedgerEntry doubted = sending.againInDoubt(NOON.plusSeconds(30), "code", "detail");
    LedgerEntry again = doubted.sending(NOON.plusSeconds(60), "Hello");

    assertThat(row.countedAt()).isEmpty();
    assertThat(sending.countedAt()).containsExactly(NOON);
    assertThat(doubted.countedAt()).containsExactly(NOON);
    assertThat(doubted.reached()).isTrue();
    assertThat(again.countedAt()).containsExactly(NOON, NOON.plusSeconds(60));
    assertThat(again.again(null, false, "code", "detail").countedAt()).containsExactly(NOON);
    assertThat(again.in(LedgerStatus.FAILED, true, null, null).replayed().countedAt())
        .containsExactly(NOON);
  }
}
