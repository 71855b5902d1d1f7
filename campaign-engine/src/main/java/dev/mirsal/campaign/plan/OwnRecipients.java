package dev.mirsal.campaign.plan;

import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Those of a list who belong to one lane. Each lane reads the list for itself, so that a lane which
 * lags behind the others holds nobody in memory.
 */
final class OwnRecipients implements ZonedSupply.ZonedRecipients {
  private final Iterator<Recipient> list;
  private final @Nullable LaneDeal deal;
  private final int lane;
  private long index = -1;
  private @Nullable ZoneId zone;
  private long expiresAt;

  private OwnRecipients(Iterable<Recipient> list, @Nullable LaneDeal deal, int lane) {
    this.list = list.iterator();
    this.deal = deal;
    this.lane = lane;
  }

  static OwnRecipients dealt(Iterable<Recipient> list) {
    return new OwnRecipients(list, null, 0);
  }

  static OwnRecipients of(Iterable<Recipient> list, LaneDeal deal, int lane) {
    return new OwnRecipients(list, deal, lane);
  }

  @Override
  public boolean advance() {
    while (list.hasNext()) {
      Recipient recipient = list.next();
      index++;
      if (deal == null || deal.laneOf(index, recipient.address()) == lane) {
        zone = recipient.zone();
        Instant expiry = recipient.expiresAt();
        expiresAt = expiry == null ? Millis.NEVER : Millis.of(expiry);
        return true;
      }
    }
    return false;
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public @Nullable ZoneId zone() {
    return zone;
  }

  @Override
  public long expiresAt() {
    return expiresAt;
  }
}
