package io.stockstream.adapters.clickhouse;

/**
 * Who may do what in a store: the roles {@code <database>_migrate}, {@code _ingest}, {@code
 * _export} and {@code _dashboard}, each with what it needs. Users are made apart; no password comes
 * near this.
 */
public final class Roles {

  private static final SqlScript SCRIPT = SqlScript.read("roles.sql");

  private Roles() {}

  /**
   * Makes the roles of a store that was migrated, or makes them what they should be; may be
   * repeated.
   *
   * @param administrator who may make roles and grant all of this
   */
  public static void apply(ClickHouseAddress administrator) {
    Server server = new Server(administrator);
    for (String statement : SCRIPT.statements()) {
      server.execute("granting", statement.replace("@database@", administrator.database()));
    }
  }
}
