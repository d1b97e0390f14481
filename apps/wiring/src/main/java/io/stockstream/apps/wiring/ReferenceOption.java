package io.stockstream.apps.wiring;

import io.stockstream.apps.runtime.CommonOptions;
import io.stockstream.domain.rollup.ReferenceTable;
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
    Map<String, Object> flags = new HashMap<>();
    flags.put(ReferenceSettings.FILE.name(), file);
    flags.put(ReferenceSettings.CALENDARS.name(), calendars);
    return options.load(ReferenceSettings.KEYS, ReferenceSettings::from, flags).config();
  }
}
