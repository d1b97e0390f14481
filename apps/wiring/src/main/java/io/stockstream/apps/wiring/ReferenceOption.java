package io.stockstream.apps.wiring;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.domain.rollup.ReferenceTable;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which instruments a command knows: a field {@code @Mixin ReferenceOption reference}. */
public final class ReferenceOption {

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "CSV file of the instruments; default the fifty that come along.")
  private String file;

  @Option(
      names = "--calendars",
      paramLabel = "FILE",
      description = "File of calendars of your own, beside those that come along.")
  private String calendars;

  /**
   * Reads what is set.
   *
   * @throws io.stockstream.apps.runtime.config.ConfigException with every problem
   */
  public ReferenceTable load(CommonOptions options) {
    return load(options, List.empty());
  }

  /**
   * Likewise, of a command that reads other settings too.
   *
   * @param others keys that may be set beside these
   */
  public ReferenceTable load(CommonOptions options, Seq<ConfigKey<?>> others) {
    Map<String, Object> flags = new HashMap<>();
    flags.put(ReferenceSettings.FILE.name(), file);
    flags.put(ReferenceSettings.CALENDARS.name(), calendars);
    return options
        .load(ReferenceSettings.KEYS.appendAll(others), ReferenceSettings::from, flags)
        .config();
  }
}
