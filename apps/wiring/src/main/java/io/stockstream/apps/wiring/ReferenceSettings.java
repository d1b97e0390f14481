package io.stockstream.apps.wiring;

import io.stockstream.adapters.calendars.CalendarFile;
import io.stockstream.adapters.calendars.PackagedCalendars;
import io.stockstream.adapters.reference.PackagedReference;
import io.stockstream.adapters.reference.ReferenceFile;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.domain.calendar.Calendars;
import io.stockstream.domain.calendar.TradingCalendar;
import io.stockstream.domain.calendar.UtcDays;
import io.stockstream.domain.rollup.ReferenceTable;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What is known of instruments: the packaged fifty, or a file's, on the packaged calendars and own
 * ones.
 */
public final class ReferenceSettings {

  public static final ConfigKey<Path> FILE =
      ConfigKey.of(
          "reference.file",
          "CSV file of the instruments, instead of the fifty that come along",
          ConfigType.path());

  public static final ConfigKey<Path> CALENDARS =
      ConfigKey.of(
          "reference.calendars",
          "file of calendars, beside those that come along or in their place",
          ConfigType.path());

  public static final Seq<ConfigKey<?>> KEYS = List.of(FILE, CALENDARS);

  private ReferenceSettings() {}

  /** Reads the files that are set; every problem of both is told together. */
  public static Validation<Seq<ConfigProblem>, ReferenceTable> from(Settings settings) {
    return Validation.combine(settings.find(FILE), settings.find(CALENDARS))
        .ap(ReferenceSettings::read)
        .flatMap(Function.identity());
  }

  private static Validation<Seq<ConfigProblem>, ReferenceTable> read(
      Option<Path> file, Option<Path> calendars) {
    Validation<Seq<String>, Calendars> hours =
        calendars
            .map(own -> CalendarFile.read(own).map(PackagedCalendars.all()::with))
            .getOrElse(() -> Validation.valid(PackagedCalendars.all()));
    return ConfigProblem.flatten(
        Validation.combine(
                hours.mapError(problems -> problems(CALENDARS, problems)),
                table(file, calendars, hours).mapError(problems -> problems(FILE, problems)))
            .ap((known, table) -> table));
  }

  private static Validation<Seq<String>, ReferenceTable> table(
      Option<Path> file, Option<Path> calendars, Validation<Seq<String>, Calendars> hours) {
    if (file.isDefined()) {
      return ReferenceFile.read(file.get(), finder(hours));
    }
    boolean onOthers = calendars.isDefined() && hours.isValid();
    return Validation.valid(onOthers ? PackagedReference.on(hours.get()) : PackagedReference.all());
  }

  /** Where calendars cannot be read, nothing is wrong with their names. */
  private static Function<String, Validation<String, TradingCalendar>> finder(
      Validation<Seq<String>, Calendars> hours) {
    return hours.isValid() ? hours.get()::find : name -> Validation.valid(new UtcDays());
  }

  private static Seq<ConfigProblem> problems(ConfigKey<?> key, Seq<String> problems) {
    return problems.map(problem -> new ConfigProblem(key.name(), problem));
  }
}
