package io.stockstream.apps.export;

import io.stockstream.adapters.bigquery.BigQuerySettings;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Settings;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How BigQuery is spoken with.
 *
 * @param emulator address of something in its place
 * @param folder where a snapshot is written before it is sent; none for the one for temporary files
 * @param mostBytes that one statement may bill
 */
record BigQueryAccess(Option<String> emulator, Option<Path> folder, long mostBytes) {

  /** The variable is the one that Google's client for Python knows. */
  static final ConfigKey<String> EMULATOR =
      ConfigKey.of(
              "warehouse.emulator",
              "for tests: what is asked in BigQuery's place, without credentials",
              address())
          .withEnv("BIGQUERY_EMULATOR_HOST");

  static final ConfigKey<Path> FOLDER =
      ConfigKey.of(
          "warehouse.folder",
          "where a snapshot is written before it is sent to BigQuery",
          ConfigType.path());

  static final ConfigKey<Long> MOST_BYTES =
      ConfigKey.of(
              "warehouse.maximum-bytes-billed",
              "what one statement may bill; BigQuery refuses it before it starts",
              bytes())
          .withDefault("100GiB");

  static final Seq<ConfigKey<?>> KEYS = List.of(EMULATOR, FOLDER, MOST_BYTES);

  private static ConfigType<String> address() {
    Pattern form = Pattern.compile("https?://[^/?#\\s]+");
    return new ConfigType<>(
        "an address such as http://127.0.0.1:9050",
        text -> Option.of(text.strip()).filter(form.asMatchPredicate()),
        false);
  }

  private static ConfigType<Long> bytes() {
    return new ConfigType<>(
        "a byte size above zero such as 100GiB",
        text -> ConfigType.byteSize().parser().apply(text).filter(bytes -> bytes > 0),
        false);
  }

  static Validation<Seq<ConfigProblem>, BigQueryAccess> from(Settings settings) {
    return Validation.combine(
            settings.find(EMULATOR), settings.find(FOLDER), settings.get(MOST_BYTES))
        .ap(BigQueryAccess::new);
  }

  BigQuerySettings of(BigQuerySettings settings) {
    BigQuerySettings limited = settings.withLimits(settings.limits().withBytesBilled(mostBytes));
    BigQuerySettings spooled = folder.map(limited::withFolder).getOrElse(limited);
    return emulator.map(spooled::withEmulator).getOrElse(spooled);
  }
}
