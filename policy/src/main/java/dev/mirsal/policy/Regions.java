package dev.mirsal.policy;

import java.util.Set;
import java.util.TreeSet;

/** Groups of countries, as ISO 3166 codes, that rules speak of. */
final class Regions {
  static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
          "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

  /** Where recurring notifications went on and paid marketing messages do not reach. */
  static final Set<String> EU_AU_JP_KR_UK = euAnd("AU", "JP", "KR", "GB");

  private Regions() {}

  private static Set<String> euAnd(String... countries) {
    Set<String> all = new TreeSet<>(EU);
    all.addAll(Set.of(countries));
    return Set.copyOf(all);
  }
}
