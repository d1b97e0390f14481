package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Says where a store is, who asks and how patiently. No connection, so it may be sent to wherever a
 * task runs.
 *
 * @param url of the server's HTTP interface, such as {@code http://127.0.0.1:8123}
 * @param database of the store: letters, digits and underscores
 * @param user who asks
 * @param password of the user; not in {@link #toString}
 * @param patience how long the server may give no sign of life before it is taken for dead
 */
public record ClickHouseAddress(
    String url, String database, String user, String password, Duration patience)
    implements Serializable {

  /** A batch takes a second or two; merges of a busy server may hold it up. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

  private static final Pattern URL = Pattern.compile("https?://[^/?#@]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  /**
   * @throws PortException MISCONFIGURED when the address is none, or the database has another name
   *     than a database of ours can have
   */
  public ClickHouseAddress {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    if (!URL.matcher(url).matches()) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store clickhouse: expected an address such as http://127.0.0.1:8123, without user or path, was another");
    }
    if (!isName(database)) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store %s: expected a database of letters, digits and underscores, was '%s'"
              .formatted(url, database));
    }
  }

  public ClickHouseAddress(String url, String database, String user, String password) {
    this(url, database, user, password, DEFAULT_PATIENCE);
  }

  /** Says whether a database or a user of ours may have this name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Returns for example {@code clickhouse://127.0.0.1:8123/market}; neither user nor password. */
  @Override
  public String toString() {
    return "clickhouse" + url.substring(url.indexOf(':')) + "/" + database;
  }
}
