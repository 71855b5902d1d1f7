package dev.mirsal.example.cli.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.jdbc.JdbcCampaignStore;
import dev.mirsal.example.jdbc.JsonCampaignCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file that keeps one campaign with its ledger. One process at a time sends it; any number
 * may look at it, pause, resume or cancel it meanwhile.
 */
public final class StateFile implements AutoCloseable {
  /** The engine's name in every process that sends: its lanes are taken up at once. */
  public static final String OWNER = "mirsal-run";

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Path path;
  private final @Nullable StateLock lock;
  private final HikariDataSource pool;
  private final CampaignStore store;

  private StateFile(Path path, @Nullable StateLock lock, HikariDataSource pool) {
    this.path = path;
    this.lock = lock;
    this.pool = pool;
    store = JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
  }

  /**
   * Opens a file to send what it keeps; it is made if it is not there.
   *
   * @throws InputException if it cannot be used; nothing was changed
   * @throws IllegalStateException if another process sends it
   */
  public static StateFile toRun(Path path) throws IOException, InterruptedException {
    requireUsable(path);
    StateLock lock;
    try {
      lock = StateLock.take(path);
    } catch (IOException e) {
      throw problem(path, "no lock can be kept beside it (" + e + ")");
    }
    try {
      return open(path, lock, true);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens a file that keeps a campaign already.
   *
   * @throws InputException if it is not there or cannot be used; nothing was changed
   */
  public static StateFile existing(Path path) {
    if (Files.notExists(path)) {
      throw problem(path, "does not exist");
    }
    requireUsable(path);
    return open(path, null, false);
  }

  /** Returns where campaign and ledger are. */
  public CampaignStore store() {
    return store;
  }

  /** Returns the campaign, or empty if none was launched yet. */
  public Optional<CampaignRecord> find() {
    List<CampaignRecord> all = store.findIn(EnumSet.allOf(CampaignStatus.class));
    if (all.size() > 1) {
      throw problem("holds " + all.size() + " campaigns: it is not one of mirsal run");
    }
    return all.stream().findFirst();
  }

  /**
   * Returns the campaign.
   *
   * @throws InputException if none was launched yet
   */
  public CampaignRecord campaign() {
    return find().orElseThrow(() -> problem(path, "holds no campaign"));
  }

  /** Returns which process sends, or null if none does. */
  public @Nullable String sender() throws IOException {
    return StateLock.holder(path);
  }

  /** Does something, unless a process sends or begins to: that will do it. */
  void unlessSending(Runnable action) throws IOException {
    try (StateLock held = StateLock.tryTake(path)) {
      if (held != null) {
        action.run();
      }
    }
  }

  /** Returns an exception for a problem of this file. */
  InputException problem(String text) {
    return problem(path, text);
  }

  @Override
  public void close() throws IOException {
    pool.close();
    if (lock != null) {
      lock.close();
    }
  }

  private static StateFile open(Path path, @Nullable StateLock lock, boolean mayBeNew) {
    HikariDataSource pool = null;
    try {
      pool = pool(path);
      requireOurs(path, pool, mayBeNew);
      return new StateFile(path, lock, pool);
    } catch (InputException e) {
      close(pool);
      throw e;
    } catch (SQLException | RuntimeException e) {
      close(pool);
      throw problem(path, "cannot be used: " + e.getMessage());
    }
  }

  private static void close(@Nullable HikariDataSource pool) {
    if (pool != null) {
      pool.close();
    }
  }

  private static HikariDataSource pool(Path path) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + path.toAbsolutePath());
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  private static void requireUsable(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      throw problem(path, "is a directory");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw problem(path, "its folder does not exist");
    }
    if (Files.exists(path)) {
      requireSqlite(path);
      if (!Files.isWritable(path)) {
        throw problem(path, "may not be written");
      }
    }
  }

  private static void requireSqlite(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(MAGIC.length);
      if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
        throw problem(path, "is not a SQLite file");
      }
    } catch (IOException e) {
      throw new InputFile(path).unreadable(e);
    }
  }

  /** Nothing is put into the database of another program. */
  private static void requireOurs(Path path, DataSource source, boolean mayBeNew)
      throws SQLException {
    String sql =
        "SELECT count(*), count(CASE WHEN name = 'mirsal_schema' THEN 1 END) FROM sqlite_master";
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      boolean empty = row.getInt(1) == 0;
      boolean ours = row.getInt(2) == 1;
      if (!empty && !ours) {
        throw problem(path, "is the database of another program");
      }
      if (empty && !mayBeNew) {
        throw problem(path, "holds no campaign");
      }
    }
  }

  private static InputException problem(Path path, String text) {
    return new InputFile(path).problem(text);
  }
}
