package io.stockstream.apps.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.adapters.reference.PackagedReference;
import io.stockstream.apps.runtime.config.ConfigLoader;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigSources;
import io.stockstream.apps.runtime.config.Loaded;
import io.stockstream.domain.bar.InstrumentId;
import io.stockstream.domain.rollup.ReferenceTable;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceSettingsTest {

  private static final InstrumentId APPLE = new InstrumentId("AAPL", "XNAS");
  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

  @TempDir Path folder;

  private static Validation<Seq<ConfigProblem>, ReferenceTable> load(Map<String, String> flags) {
    ConfigSources sources = new ConfigSources(Option.none(), Map.of(), flags);
    return ConfigLoader.of(ReferenceSettings.KEYS)
        .load(sources, ReferenceSettings::from)
        .map(Loaded::config);
  }

  private static List<String> problems(Map<String, String> flags) {
    return load(flags).getError().map(ConfigProblem::toString).asJava();
  }

  private String write(String name, String... lines) throws Exception {
    return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
  }

  @Test
  void theFiftyThatComeAlongAreKnownUnlessAFileIsSet() {
    assertThat(load(Map.of()).get()).isSameAs(PackagedReference.all());
  }

  @Test
  void aFileOfInstrumentsAndOneOfCalendarsTakeTheirPlace() throws Exception {
    String hours =
        write(
            "hours.txt",
            "calendar XNYS America/New_York 1997-01-01 2030-12-31",
            "week 1997-01-01 mon-fri 09:30-16:00",
            "2026 closed on 01-05",
            "calendar MINE UTC always",
            "week 1997-01-01 mon-fri 08:00-09:00");
    String instruments =
        write(
            "mine.csv",
            "symbol,venue,asset_class,calendar,edition",
            "AAPL,XNAS,stock,XNYS,2",
            "X,OTC,etf,MINE,0",
            "^FTSE,XLON,index,XLON,1");

    ReferenceTable own =
        load(Map.of("reference.file", instruments, "reference.calendars", hours)).get();
    ReferenceTable fifty = load(Map.of("reference.calendars", hours)).get();

    assertThat(own.instruments()).hasSize(3);
    assertThat(own.rulesOf(APPLE).edition()).isEqualTo(2);
    assertThat(own.rulesOf(APPLE).calendar().session(MONDAY)).isEmpty();
    assertThat(own.rulesOf(new InstrumentId("X", "OTC")).calendar().name()).isEqualTo("MINE");
    assertThat(fifty.instruments()).hasSize(50);
    assertThat(fifty.rulesOf(APPLE).calendar().session(MONDAY)).isEmpty();
    assertThat(PackagedReference.all().rulesOf(APPLE).calendar().session(MONDAY)).isNotEmpty();
  }

  @Test
  void theProblemsOfBothFilesAreToldTogether() throws Exception {
    String hours =
        write(
            "hours.txt",
            "calendar MINE America/NewYork always",
            "week 1997-01-01 mon-fri 16:00-09:30");
    String instruments =
        write("mine.csv", "symbol,venue,asset_class,calendar", "X,OTC,etf,MINE", "X,OTC,stok,MINE");

    assertThat(problems(Map.of("reference.file", instruments, "reference.calendars", hours)))
        .containsExactly(
            "reference.calendars: "
                + hours
                + " line 1: expected a time zone, the nearest is America/New_York, was 'America/NewYork'",
            "reference.calendars: "
                + hours
                + " line 2: expected hours in order, each with an end after its beginning, such as 09:00-11:30 12:30-15:00, was '16:00-09:30'",
            "reference.file: "
                + instruments
                + " line 3: expected each instrument once, was X@OTC as in line 2",
            "reference.file: "
                + instruments
                + " line 3, asset_class: expected one of [stock, etf, index, currency, crypto], the nearest is stock, was 'stok'");
  }

  @Test
  void aKeyThatNobodyKnowsIsToldWithTheNearest() {
    assertThat(problems(Map.of("reference.fil", "x")))
        .containsExactly("reference.fil: unknown key, the nearest known is reference.file");
  }
}
