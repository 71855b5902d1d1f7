package dev.mirsal.campaign.plan;

import dev.mirsal.message.Address;
import dev.mirsal.time.Draws;
import java.util.Arrays;
import java.util.List;

/**
 * Which lane a recipient belongs to. Lanes take their turns in a fixed pattern in which a lane of
 * weight w comes w times, spread as evenly as can be.
 *
 * @since 0.1
 */
public final class LaneDeal {
  private final LaneSharing sharing;
  private final int[] pattern;

  /** For each lane, at which places of the pattern it comes. */
  private final int[][] places;

  private LaneDeal(LaneSharing sharing, int[] pattern, int[][] places) {
    this.sharing = sharing;
    this.pattern = pattern;
    this.places = places;
  }

  /**
   * Returns the deal over some lanes.
   *
   * @param lanes the lanes in their order, not empty
   * @param sharing how recipients are shared out
   */
  public static LaneDeal of(List<Lane> lanes, LaneSharing sharing) {
    int[] weights = lowestTerms(lanes.stream().mapToInt(Lane::weight).toArray());
    int[] pattern = spread(weights);
    int[][] places = new int[weights.length][];
    for (int lane = 0; lane < weights.length; lane++) {
      places[lane] = placesOf(lane, weights[lane], pattern);
    }
    return new LaneDeal(sharing, pattern, places);
  }

  /**
   * Returns the number of the lane, from 0, that a recipient belongs to.
   *
   * @param index the recipient's place in the list, from 0
   * @param address the recipient's address
   */
  public int laneOf(long index, Address address) {
    long turn = sharing == LaneSharing.IN_TURN ? index : Draws.stream(address.id()) >>> 1;
    return pattern[(int) (turn % pattern.length)];
  }

  /** Returns the places in the list of those whom a lane gets in turn. */
  InTurn placesOf(int lane) {
    return new InTurn(places[lane], pattern.length);
  }

  /** Returns how many of the first {@code count} recipients a lane gets in turn. */
  long shareOf(int lane, long count) {
    int rest = (int) (count % pattern.length);
    int extra = 0;
    for (int place : places[lane]) {
      extra += place < rest ? 1 : 0;
    }
    return count / pattern.length * places[lane].length + extra;
  }

  /** Smooth weighted round robin: each turn goes to the lane that is furthest behind its share. */
  private static int[] spread(int[] weights) {
    int total = Arrays.stream(weights).sum();
    int[] credit = new int[weights.length];
    int[] pattern = new int[total];
    for (int turn = 0; turn < total; turn++) {
      int best = 0;
      for (int lane = 0; lane < weights.length; lane++) {
        credit[lane] += weights[lane];
        best = credit[lane] > credit[best] ? lane : best;
      }
      credit[best] -= total;
      pattern[turn] = best;
    }
    return pattern;
  }

  private static int[] placesOf(int lane, int weight, int[] pattern) {
    int[] places = new int[weight];
    int found = 0;
    for (int place = 0; place < pattern.length; place++) {
      if (pattern[place] == lane) {
        places[found++] = place;
      }
    }
    return places;
  }

  private static int[] lowestTerms(int[] weights) {
    int divisor = Arrays.stream(weights).reduce(0, LaneDeal::commonDivisor);
    return Arrays.stream(weights).map(weight -> weight / divisor).toArray();
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
