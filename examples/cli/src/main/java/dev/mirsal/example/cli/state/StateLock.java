package dev.mirsal.example.cli.state;

import dev.mirsal.time.SystemTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process from sending the same campaign: a lock on a file beside the state file,
 * which the operating system takes away when its process ends, however that ends. The file says
 * which process holds it, and stays: whoever removed it could remove that of another.
 */
final class StateLock implements AutoCloseable {
  /** Beyond the text, which others may read meanwhile on every system. */
  private static final long POSITION = 1L << 40;

  private static final int TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; a process that was killed may hold it for a moment yet.
   *
   * @throws IOException if the file cannot be made
   * @throws IllegalStateException if another process holds it
   */
  static StateLock take(Path state) throws IOException, InterruptedException {
    for (int i = 1; i < TRIES; i++) {
      StateLock lock = tryTake(state);
      if (lock != null) {
        return lock;
      }
      SystemTime.sleeper().sleep(BETWEEN_TRIES);
    }
    String holder = holder(state);
    throw new IllegalStateException(
        state
            + ": is being run by "
            + (holder == null ? "another process" : holder)
            + ", which holds "
            + file(state)
            + "; nothing was sent");
  }

  /** Takes the lock, or returns null if another process holds it. */
  static @Nullable StateLock tryTake(Path state) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file(state),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      return null;
    }
    String holder = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
    return new StateLock(channel);
  }

  /** Returns which process sends, such as {@code process 4711}, or null if none does. */
  static @Nullable String holder(Path state) throws IOException {
    Path file = file(state);
    if (!Files.exists(file)) {
      return null;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return isFree(channel) ? null : "process " + Files.readString(file).strip();
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      // Goes with the channel
      FileLock lock = channel.tryLock(POSITION, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Path file(Path state) {
    return Path.of(state + ".lock");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
