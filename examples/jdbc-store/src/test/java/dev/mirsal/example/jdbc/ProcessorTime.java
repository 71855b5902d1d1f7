package dev.mirsal.example.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The processor time of this process and of a server on this Linux machine, all its backends. */
final class ProcessorTime {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int USER_OF_ENDED = 13;
  private static final int SYSTEM_OF_ENDED = 14;

  private final ProcessHandle server;

  ProcessorTime(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      Path file = Path.of(row.getString(1), "postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
      server = ProcessHandle.of(pid).orElseThrow();
    }
  }

  double seconds() {
    return Stream.concat(
            Stream.of(ProcessHandle.current(), server), server.children())
        .mapToDouble(ProcessorTime::ticks)
        .sum() / TICKS_PER_SECOND;
  }

  private static double ticks(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      // The name, in parentheses, may hold spaces.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double ticks = Double.parseDouble(fields[USER]) + Double.parseDouble(fields[SYSTEM]);
      return ticks
          + Double.parseDouble(fields[USER_OF_ENDED])
          + Double.parseDouble(fields[SYSTEM_OF_ENDED]);
    } catch (IOException e) {
      // It has ended meanwhile.
      return 0;
    }
  }
}
