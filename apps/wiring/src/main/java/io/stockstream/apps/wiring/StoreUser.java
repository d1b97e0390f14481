package io.stockstream.apps.wiring;

import io.stockstream.adapters.clickhouse.ClickHouseAddress;
import io.stockstream.adapters.clickhouse.Role;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Secret;
import io.stockstream.apps.runtime.config.Settings;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Locale;
import java.util.function.Function;

/**
 * Somebody whom a store's server is to know.
 *
 * @param role what the user may do
 * @param name letters, digits and underscores
 * @param password no default: who gives none gets no user
 */
public record StoreUser(Role role, String name, Secret password) {

  private static final ConfigType<String> NAME =
      new ConfigType<>(
          "a name of letters, digits and underscores",
          text -> Option.of(text.strip()).filter(ClickHouseAddress::isName),
          false);

  public static final Seq<ConfigKey<?>> KEYS =
      List.of(Role.values()).flatMap(role -> List.of(name(role), password(role)));

  private static ConfigKey<String> name(Role role) {
    return ConfigKey.of(
            "roles.%s-user".formatted(word(role)),
            "the user that is made with the role " + word(role),
            NAME)
        .withEnv("CLICKHOUSE_%s_USER".formatted(role));
  }

  private static ConfigKey<Secret> password(Role role) {
    return ConfigKey.of(
            "roles.%s-password".formatted(word(role)),
            "that user's password; by environment or file, not on a command line",
            ConfigType.ofSecret())
        .withEnv("CLICKHOUSE_%s_PASSWORD".formatted(role));
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Reads who is to be known; a user without a password is a problem, and the other way round. */
  public static Validation<Seq<ConfigProblem>, Seq<StoreUser>> all(Settings settings) {
    return Validation.sequence(List.of(Role.values()).map(role -> find(role, settings)))
        .map(users -> users.flatMap(Function.identity()));
  }

  private static Validation<Seq<ConfigProblem>, Option<StoreUser>> find(
      Role role, Settings settings) {
    return Validation.combine(settings.find(name(role)), settings.find(password(role)))
        .ap(Tuple::of)
        .flatMap(given -> whole(role, given));
  }

  private static Validation<Seq<ConfigProblem>, Option<StoreUser>> whole(
      Role role, Tuple2<Option<String>, Option<Secret>> given) {
    if (given._1.isDefined() != given._2.isDefined()) {
      ConfigKey<?> missing = given._1.isDefined() ? password(role) : name(role);
      ConfigKey<?> there = given._1.isDefined() ? name(role) : password(role);
      return Validation.invalid(
          List.of(
              new ConfigProblem(
                  missing.name(),
                  "expected it beside %s, was not set; give %s"
                      .formatted(there.name(), missing.envName().get()))));
    }
    return Validation.valid(given._1.map(name -> new StoreUser(role, name, given._2.get())));
  }
}
