package io.stockstream.apps.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.apps.wiring.DuckDbLocation;
import io.stockstream.apps.wiring.StoreUser;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrateSettingsTest {

  @Test
  void byDefaultThereIsNoUserAndNoPassword() {
    MigrateSettings settings = load(Map.of()).get().config();

    assertThat(settings.store())
        .isEqualTo(new DuckDbLocation(Path.of(".stockstream/store.duckdb")));
    assertThat(settings.users()).isEmpty();
  }

  @Test
  void everyKeyIsMapped() {
    Loaded<MigrateSettings> loaded =
        load(Map.of(
                "store.location", "duckdb:other.duckdb",
                "roles.migrate-user", "maker",
                "roles.migrate-password", "s3cret-m",
                "roles.ingest-user", "writer",
                "roles.ingest-password", "s3cret-i",
                "roles.export-user", "reader",
                "roles.export-password", "s3cret-e",
                "roles.dashboard-user", "grafana",
                "roles.dashboard-password", "s3cret-d"))
            .get();

    assertThat(loaded.config().users().map(MigrateSettingsTest::text))
        .containsExactly(
            "MIGRATE maker s3cret-m",
            "INGEST writer s3cret-i",
            "EXPORT reader s3cret-e",
            "DASHBOARD grafana s3cret-d");
    assertThat(loaded.config().users().toString()).doesNotContain("s3cret");
    assertThat(loaded.settings().table()).contains("writer").doesNotContain("s3cret");
  }

  private static String text(StoreUser user) {
    return user.role() + " " + user.name() + " " + user.password().reveal();
  }

  @Test
  void passwordsComeByTheEnvironmentUnderNamesThatSayWhose() {
    ConfigSources sources =
        new ConfigSources(
            Option.none(),
            Map.of("CLICKHOUSE_INGEST_USER", "writer", "CLICKHOUSE_INGEST_PASSWORD", "s3cret"),
            Map.of());

    assertThat(load(sources).get().config().users().map(MigrateSettingsTest::text))
        .containsExactly("INGEST writer s3cret");
  }

  @Test
  void halfAUserAndAWrongKeyAndANameThatIsNoneAreToldTogether() {
    assertThat(
            load(Map.of(
                    "roles.ingest-user", "writer",
                    "roles.export-password", "s3cret",
                    "roles.dashboard-user", "a b; DROP",
                    "roles.migrate-usr", "maker"))
                .getError()
                .map(ConfigProblem::toString))
        .containsExactlyInAnyOrder(
            "roles.migrate-usr: unknown key, the nearest known is roles.migrate-user",
            "roles.ingest-password: expected it beside roles.ingest-user, was not set; give CLICKHOUSE_INGEST_PASSWORD",
            "roles.export-user: expected it beside roles.export-password, was not set; give CLICKHOUSE_EXPORT_USER",
            "roles.dashboard-user: expected a name of letters, digits and underscores, was 'a b; DROP'");
  }

  private static Validation<Seq<ConfigProblem>, Loaded<MigrateSettings>> load(
      Map<String, String> flags) {
    return load(ConfigSources.ofFlags(flags));
  }

  private static Validation<Seq<ConfigProblem>, Loaded<MigrateSettings>> load(
      ConfigSources sources) {
    return ConfigLoader.of(MigrateSettings.KEYS).load(sources, MigrateSettings::from);
  }
}
