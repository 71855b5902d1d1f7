package dev.mirsal.example.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.store.CampaignStore;

/** Launches a campaign whose recipients are made as they are asked for, and kept nowhere else. */
final class StreamedLaunch {
  private StreamedLaunch() {}

  /**
   * Launches them and prints what is then kept.
   *
   * @param args the URL of the database, and how many recipients
   */
  public static void main(String... args) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(4);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      new BenchmarkCampaign(pool).launch(Integer.parseInt(args[1]));
      CampaignStore store = JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
      System.out.println(
          store.find(BenchmarkCampaign.ID).orElseThrow().status()
              + " "
              + store.counts(BenchmarkCampaign.ID));
    }
  }
}
