package dev.mirsal.campaign.store;

import dev.mirsal.campaign.CampaignStatus;
import java.time.Instant;
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
 * <p>Each operation is atomic by itself and seen by all that come after it. Implementations are
 * safe for use by several threads.
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
   * Replaces a campaign by its next version.
   *
   * @return false, with nothing changed, if the version kept is not the one before it
   */
  boolean replace(CampaignRecord next);

  /** Removes a campaign and its ledger, if there is one. */
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
   * Replaces a row, if it has not changed meanwhile.
   *
   * @param campaignId the campaign
   * @param expected the row as it was read
   * @param next the same row, changed; send id and index stay
   * @return false, with nothing changed, if status or attempts of the row kept are not as expected
   */
  boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next);

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
   * Returns the pending rows of a lane that come first: for each time zone of recipients (and for
   * those without) the one of the smallest index, in order of index.
   */
  List<LedgerEntry> firstPending(String campaignId, String lane);

  /**
   * Returns all rows of a campaign in order of index; to be closed after use. Rows may be replaced
   * while it is open, and are then seen as they were or as they are.
   */
  Stream<LedgerEntry> entries(String campaignId);

  /** Returns how many rows are in each status; statuses without any may be left out. */
  Map<LedgerStatus, Long> counts(String campaignId);

  /**
   * Returns how many rows of a lane have reached the platform, and when the last did.
   *
   * @param campaignId the campaign
   * @param lane the lane
   */
  Reached reached(String campaignId, String lane);

  /**
   * Returns when rows were sent successfully (or may have been), the latest first.
   *
   * @param campaignId the campaign
   * @param lane the lane, or null for all lanes together
   * @param limit the most to return, at least 1
   */
  List<Instant> latestSent(String campaignId, @Nullable String lane, int limit);

  /**
   * Returns when the first row was sent successfully (or may have been), or null if none was.
   *
   * @param campaignId the campaign
   * @param lane the lane, or null for all lanes together
   */
  @Nullable Instant firstSent(String campaignId, @Nullable String lane);

  /**
   * Returns how many rows were sent successfully (or may have been) since an instant.
   *
   * @param campaignId the campaign
   * @param lane the lane, or null for all lanes together
   * @param from the first instant that counts
   */
  int countSent(String campaignId, @Nullable String lane, Instant from);

  /**
   * What has reached the platform over a lane.
   *
   * @param count how many rows, successful or not
   * @param last when the last of them was tried, or null if there is none
   */
  record Reached(long count, @Nullable Instant last) {}
}
