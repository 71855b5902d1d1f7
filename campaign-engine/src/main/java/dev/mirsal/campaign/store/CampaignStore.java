package dev.mirsal.campaign.store;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.inbound.DeliveryState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where campaigns and their ledgers are kept: what a host implements over its own database. The
 * ledger has one row for each recipient of a campaign, and every figure is derived from rows.
 *
 * <p>Each operation is atomic by itself and seen by all that come after it, from whatever process.
 * What must be decided together is said with each operation. An operation that fails with an
 * exception has changed nothing, or nobody knows; none is repeated blindly. Implementations are
 * safe for use by several threads.
 *
 * <p>{@code dev.mirsal.testkit.store.CampaignStoreContract} tests an implementation.
 *
 * @since 0.1
 */
public interface CampaignStore {

  /**
   * Adds a campaign.
   *
   * @return false, with nothing changed, if there is one of that id
   */
  boolean insert(CampaignRecord record);

  /** Returns a campaign, or empty if there is none of that id. */
  Optional<CampaignRecord> find(String campaignId);

  /** Returns the campaigns in one of some statuses, in the order in which they were added. */
  List<CampaignRecord> findIn(Set<CampaignStatus> statuses);

  /**
   * Replaces a campaign by its next version. Together with that:
   *
   * <ul>
   *   <li>if the next version {@linkplain CampaignRecord#holdsDevices() holds its devices}, no
   *       other campaign on the same channel may hold one of them;
   *   <li>all its lanes are due from {@link CampaignRecord#dueFrom()} on; if that is null, none is.
   * </ul>
   */
  Replacement replace(CampaignRecord next);

  /** Removes a campaign with its ledger and lanes, if there is one. */
  void delete(String campaignId);

  /**
   * Adds rows to the ledger of a campaign that has been inserted. A row whose send id is there
   * already is left out, so that nobody is written down twice. No two rows are given the same
   * index.
   *
   * @return how many were added
   */
  int append(String campaignId, List<LedgerEntry> entries);

  /**
   * Begins an attempt, or settles a row without one: replaces a pending row, if the row has not
   * changed meanwhile, <em>and</em> the lease is the last that was given for its lane, <em>and</em>
   * the campaign is of that version. The three are looked at and the row is written as one: once
   * {@link #replace(CampaignRecord)} or {@link #claim} has returned, no attempt of an older version
   * or lease can begin. When the lane is due does not change.
   *
   * @param lease the lease of the row's lane
   * @param version the version of the campaign that the attempt is based on
   * @param expected the row as it was read
   * @param next the same row, {@link LedgerStatus#SENDING}, with an outcome, or still pending but
   *     not before a later instant
   * @return false, with nothing changed, if one of the three does not hold
   */
  boolean begin(Lease lease, long version, LedgerEntry expected, LedgerEntry next);

  /**
   * Gives a row an outcome or puts it back in line, if the row has not changed meanwhile and the
   * lease is the last that was given for its lane, whatever has become of the campaign. When the
   * lane is to be looked at again is written with it if the campaign is of that version; a later
   * version has said so itself.
   *
   * @param lease the lease of the row's lane
   * @param version the version of the campaign that {@code due} is based on
   * @param expected the row as it was written last
   * @param next the same row, changed
   * @param due when the lane is to be looked at again, or null for never
   * @return false, with nothing changed, if the row or the lease is another
   */
  boolean end(
      Lease lease, long version, LedgerEntry expected, LedgerEntry next, @Nullable Instant due);

  /**
   * Replaces a row that nobody is trying, if it has not changed meanwhile.
   *
   * @param campaignId the campaign
   * @param expected the row as it was read
   * @param next the same row, changed; send id and index stay
   * @return false, with nothing changed, if status or attempts of the row kept are not as expected
   */
  boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next);

  /**
   * Puts pending rows on other lanes, if the campaign is of that version; rows that have changed
   * meanwhile are left out. Version and rows are looked at and written as one: once {@link
   * #replace(CampaignRecord)} has returned, nobody is moved to the lanes of an older version.
   *
   * @param campaignId the campaign
   * @param version the version of the campaign that has these lanes
   * @param rows the rows as they were read, but each on its new lane; all else stays as it is kept
   * @return false, with nothing changed, if the campaign is of another version
   */
  boolean move(String campaignId, long version, List<LedgerEntry> rows);

  /**
   * Gives all pending rows an outcome.
   *
   * @param campaignId the campaign
   * @param status the outcome
   * @param code the code of why, or null
   * @param detail why, for a person to read, or null
   * @return how many there were
   */
  long endPending(
      String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail);

  /**
   * Returns the pending rows of a lane that come first: of those who may go now, for each time zone
   * of recipients (and for those without) the ones of smallest index.
   *
   * @param campaignId the campaign
   * @param lane the lane
   * @param now rows that may not go before a later instant are left out
   * @param each how many of each zone, at least 1
   */
  PendingLine firstPending(String campaignId, String lane, Instant now, int each);

  /** Returns how many rows are pending on each lane, by time zone; zones in any order. */
  List<PendingCount> pendingCounts(String campaignId);

  /** Returns the rows of a lane that are {@link LedgerStatus#SENDING}, in order of index. */
  List<LedgerEntry> inFlight(String campaignId, String lane);

  /**
   * Returns all rows of a campaign in order of index; to be closed after use. Rows may be replaced
   * while it is open, and are then seen as they were or as they are.
   */
  Stream<LedgerEntry> entries(String campaignId);

  /** Returns how many rows are in each status; statuses without any may be left out. */
  Map<LedgerStatus, Long> counts(String campaignId);

  /**
   * Returns whether any row is {@link LedgerStatus#PENDING} or {@link LedgerStatus#SENDING}. What
   * this costs does not grow with the rows that have an outcome.
   */
  boolean hasOpen(String campaignId);

  /**
   * Returns how many attempts on a lane have reached the platform, or may have, and when the last
   * did: all the instants of {@link LedgerEntry#pacedAt()}.
   *
   * @param campaignId the campaign
   * @param lane the lane
   */
  Reached reached(String campaignId, String lane);

  /**
   * Returns when messages were sent successfully or may have been, the latest first: all the
   * instants of {@link LedgerEntry#countedAt()}, several for a row that was put back in line though
   * it may have gone.
   *
   * @param campaignId the campaign
   * @param lane the lane, or null for all lanes together
   * @param limit the most to return, at least 1
   */
  List<Instant> latestSent(String campaignId, @Nullable String lane, int limit);

  /**
   * Returns the first of the instants of {@link LedgerEntry#countedAt()}, or null if there are
   * none.
   *
   * @param campaignId the campaign
   * @param lane the lane, or null for all lanes together
   */
  @Nullable Instant firstSent(String campaignId, @Nullable String lane);

  /**
   * Returns how many of the instants of {@link LedgerEntry#countedAt()} there are since one.
   *
   * @param campaignId the campaign
   * @param lane the lane, or null for all lanes together
   * @param from the first instant that counts
   */
  int countSent(String campaignId, @Nullable String lane, Instant from);

  /**
   * Returns lanes that are due and that this owner may work on: free, under a lease that has ended,
   * or under its own. Those due longest come first. What this costs does not grow with the
   * campaigns and lanes that are not due.
   *
   * @param now lanes due at this instant or before, whose lease has ended by it
   * @param owner who asks
   * @param limit the most to return, at least 1
   */
  List<DueLane> due(Instant now, String owner, int limit);

  /**
   * Returns the first instant at which {@link #due} will name a lane that it does not name now: a
   * lane becomes due, or one that is due becomes free. Null if that will not happen by itself.
   */
  @Nullable Instant nextDue(Instant now, String owner);

  /**
   * Returns from when on this owner may work on a lane: when it is due, or, if somebody else holds
   * it by then, when that lease ends. Null if it is not due at any time.
   */
  @Nullable Instant dueAt(String campaignId, String lane, Instant now, String owner);

  /**
   * Claims a lane, if it is free, under a lease that has ended, or under one of the same owner. The
   * new lease has the next token, so that the one before it is worth nothing any more.
   *
   * @param campaignId the campaign
   * @param lane the lane
   * @param owner who claims it
   * @param now the instant by which the lease before must have ended
   * @param until when the new one ends
   * @return the lease, or empty if somebody else holds the lane or there is no such campaign
   */
  Optional<Lease> claim(String campaignId, String lane, String owner, Instant now, Instant until);

  /**
   * Makes a lease end later.
   *
   * @return false, with nothing changed, if it is not the last that was given for its lane
   */
  boolean renew(Lease lease, Instant until);

  /**
   * Says when a lane is to be looked at again, if the lease is the last that was given for it and
   * the campaign is of that version: what a later version has said is not overwritten.
   *
   * @param lease the lane's lease
   * @param version the version of the campaign that this is based on
   * @param due when it is to be looked at, or null for never
   * @return false, with nothing changed, if the lease or the version is another
   */
  boolean schedule(Lease lease, long version, @Nullable Instant due);

  /**
   * Gives a lane back; it stays due when it was. The lease is worth nothing any more.
   *
   * @return false, with nothing changed, if the lease is not the last that was given for its lane
   */
  boolean release(Lease lease);

  /**
   * Makes all lanes due that are under a lease of an owner and due at all: for a worker that starts
   * again under its old name, and must not wait until the leases end that it had before.
   *
   * @param owner the worker
   * @param due from when on
   */
  void wakeOwned(String owner, Instant due);

  /**
   * Lets a lane be looked at, whoever holds it.
   *
   * @param campaignId the campaign
   * @param lane the lane
   * @param due from when on
   */
  void wake(String campaignId, String lane, Instant due);

  /**
   * Keeps how far a message got, {@linkplain DeliveryReport#join joined} with what is kept already.
   * The message may not be in any ledger yet.
   *
   * @param messageId the platform's id of the message
   * @return whether that has changed what is kept
   */
  boolean report(String messageId, DeliveryReport report);

  /** Returns how far messages got; those that nothing was reported of are left out. */
  Map<String, DeliveryReport> reports(Collection<String> messageIds);

  /** Returns how many rows of a campaign have got how far; those without a report are left out. */
  Map<DeliveryState, Long> deliveries(String campaignId);

  /**
   * What has reached the platform over a lane.
   *
   * @param count how many attempts, successful or not
   * @param last when the last of them was made, or null if there is none
   */
  record Reached(long count, @Nullable Instant last) {}
}
