package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.PortException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Who may do what in a store: each {@link Role} with what it needs, and users of them. */
public final class Roles {

  private static final String DOING = "granting, which takes an administrator,";
  private static final SqlScript SCRIPT = SqlScript.read("roles.sql");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;

  private Roles() {}

  /**
   * Makes the roles of a store that was migrated, or makes them what they should be; may be
   * repeated.
   *
   * @param administrator who may make roles and grant all of this
   * @throws PortException MISCONFIGURED when it may not
   */
  public static void apply(ClickHouseAddress administrator) {
    Server server = new Server(administrator);
    for (String statement : SCRIPT.statements()) {
      server.execute(DOING, statement.replace("@database@", administrator.database()));
    }
  }

  /**
   * Makes a user of a role, or gives one that is there the role and this password; may be repeated.
   * The password does not leave this process: the server gets its salted hash.
   *
   * @param administrator who may make users and grant the role
   * @param name see {@link ClickHouseAddress#isName}
   * @throws PortException MISCONFIGURED when it may not, or when the user is not the server's to
   *     change, as one in a configuration file
   */
  public static void user(
      ClickHouseAddress administrator, Role role, String name, String password) {
    if (!ClickHouseAddress.isName(name)) {
      throw new IllegalArgumentException(
          "expected a user of letters, digits and underscores, was '%s'".formatted(name));
    }
    Server server = new Server(administrator);
    for (String statement : statements(role.in(administrator.database()), name, password)) {
      server.execute(DOING, statement);
    }
  }

  private static List<String> statements(String role, String user, String password) {
    String identified = identified(password);
    return List.of(
        "CREATE USER IF NOT EXISTS %s %s".formatted(user, identified),
        "ALTER USER %s %s".formatted(user, identified),
        "GRANT %s TO %s".formatted(role, user));
  }

  private static String identified(String password) {
    byte[] bytes = new byte[SALT_BYTES];
    RANDOM.nextBytes(bytes);
    String salt = HexFormat.of().formatHex(bytes);
    String hash = Sha256.hex((password + salt).getBytes(StandardCharsets.UTF_8));
    return "IDENTIFIED WITH sha256_hash BY '%s' SALT '%s'".formatted(hash, salt);
  }
}
