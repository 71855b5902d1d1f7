package dev.mirsal.example.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** A database in a file. */
final class Sqlite {
  private Sqlite() {}

  static HikariDataSource pool(Path file) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setMaximumPoolSize(6);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }
}
