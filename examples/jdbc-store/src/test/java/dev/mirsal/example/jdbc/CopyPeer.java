package dev.mirsal.example.jdbc;

import dev.mirsal.message.Recipient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's own way in: the same rows into the same table with the same indexes. */
final class CopyPeer {
  private static final String COPY =
      "COPY mirsal_ledger (campaign, idx, send_id, lane, channel, address, name, variables, zone,"
          + " status, attempts, reached) FROM STDIN";
  private static final int BUFFER = 1 << 16;

  private final DataSource pool;
  private final int lanes;

  CopyPeer(DataSource pool, int lanes) {
    this.pool = pool;
    this.lanes = lanes;
  }

  void run(int rows) throws Exception {
    try (Connection connection = pool.getConnection()) {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < rows; i++) {
        line(text, i);
        if (text.length() > BUFFER || i == rows - 1) {
          byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(bytes, 0, bytes.length);
          text.setLength(0);
        }
      }
      copy.endCopy();
    }
  }

  /** Send ids are as long and as random as the engine's. */
  private void line(StringBuilder text, int i) {
    Recipient person = BenchmarkCampaign.recipient(i);
    text.append("1\t").append(i).append('\t');
    text.append(Long.toHexString(0x1000000000000000L | mix(i) >>> 4));
    text.append(Long.toHexString(0x1000000000000000L | mix(~i) >>> 4)).append('\t');
    text.append("lane").append(i % lanes).append('\t');
    text.append(person.address().channel().name()).append('\t');
    text.append(person.address().id()).append('\t').append(person.name()).append('\t');
    text.append(LedgerRow.variables(person)).append("\t\tPENDING\t0\tf\n");
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
