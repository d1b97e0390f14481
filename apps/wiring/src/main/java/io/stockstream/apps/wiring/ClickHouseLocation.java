package io.stockstream.apps.wiring;

import io.stockstream.adapters.clickhouse.ClickHouseAddress;
import io.stockstream.adapters.clickhouse.ClickHouseStore;
import io.stockstream.adapters.clickhouse.Migrations;
import io.stockstream.adapters.clickhouse.Role;
import io.stockstream.adapters.clickhouse.Roles;
import io.stockstream.apps.runtime.config.Secret;
import io.stockstream.ports.store.Store;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A store in a database of a ClickHouse server; made and changed by {@code stockstream migrate},
 * never by opening it.
 *
 * @param address with who asks
 */
public record ClickHouseLocation(ClickHouseAddress address) implements StoreLocation {

  private static final Pattern FORM =
      Pattern.compile("clickhouse(\\+https)?://([^/?#@\\s]+)/([A-Za-z_][A-Za-z0-9_]{0,63})");
  private static final String NOBODY = "";

  static Option<StoreLocation> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Option.none();
    }
    String url = (form.group(1) == null ? "http://" : "https://") + form.group(2);
    return Option.some(
        new ClickHouseLocation(new ClickHouseAddress(url, form.group(3), NOBODY, NOBODY)));
  }

  @Override
  public StoreLocation as(String user, Option<Secret> password) {
    return new ClickHouseLocation(
        new ClickHouseAddress(
            address.url(),
            address.database(),
            user,
            password.map(Secret::reveal).getOrElse(NOBODY),
            address.patience()));
  }

  @Override
  public StoreLocation patiently(Duration patience) {
    return new ClickHouseLocation(
        new ClickHouseAddress(
            address.url(), address.database(), address.user(), address.password(), patience));
  }

  @Override
  public Store open() {
    return ClickHouseStore.open(address);
  }

  /** Opening makes nothing. */
  @Override
  public Store openExisting() {
    return open();
  }

  @Override
  public String migrate() {
    Migrations.apply(address);
    return "migrated";
  }

  @Override
  public String grant(Seq<StoreUser> users) {
    Roles.apply(address);
    users.forEach(user -> Roles.user(address, user.role(), user.name(), user.password().reveal()));
    return "roles %s; users %s"
        .formatted(
            List.of(Role.values()).map(role -> role.in(address.database())).mkString(", "),
            users.isEmpty() ? "none" : users.map(StoreUser::name).mkString(", "));
  }

  /** Returns the location as it is written; neither user nor password. */
  @Override
  public String toString() {
    String url = address.url();
    String scheme = url.startsWith("https") ? "clickhouse+https" : "clickhouse";
    return scheme + url.substring(url.indexOf(':')) + "/" + address.database();
  }
}
