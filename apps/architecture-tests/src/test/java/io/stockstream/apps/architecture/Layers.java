package io.stockstream.apps.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.stockstream.domain.statement.StoredBar;

/** The packages that the rules speak of, and every class of the project. */
final class Layers {

  static final String DOMAIN = "io.stockstream.domain..";
  static final String PORTS = "io.stockstream.ports..";
  static final String ADAPTERS = "io.stockstream.adapters..";
  static final String APPS = "io.stockstream.apps..";

  static final String VERIFY = "io.stockstream.ports.verify..";
  static final String ORACLE = "io.stockstream.adapters.feeds.oracle..";
  static final String USE_CASES = "io.stockstream.ports.usecase..";

  static final String TESTKIT = "io.stockstream.adapters.testkit..";
  static final String CALENDARS = "io.stockstream.adapters.calendars..";
  static final String REFERENCE = "io.stockstream.adapters.reference..";
  static final String WIRE = "io.stockstream.adapters.wire..";
  static final String FEEDS = "io.stockstream.adapters.feeds..";
  static final String LIVE_FEEDS = "io.stockstream.adapters.feeds.live..";
  static final String KAFKA = "io.stockstream.adapters.kafka..";
  static final String SPARK = "io.stockstream.adapters.spark..";
  static final String CLICKHOUSE = "io.stockstream.adapters.clickhouse..";
  static final String DUCKDB = "io.stockstream.adapters.duckdb..";
  static final String BIGQUERY = "io.stockstream.adapters.bigquery..";

  static final String WIRING = "io.stockstream.apps.wiring..";

  static final String[] ALL = {
    DOMAIN,
    PORTS,
    ADAPTERS,
    APPS,
    VERIFY,
    ORACLE,
    USE_CASES,
    TESTKIT,
    CALENDARS,
    REFERENCE,
    WIRE,
    FEEDS,
    LIVE_FEEDS,
    KAFKA,
    SPARK,
    CLICKHOUSE,
    DUCKDB,
    BIGQUERY,
    WIRING
  };

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.stockstream");

  private Layers() {}

  static JavaClasses project() {
    return PROJECT;
  }

  /** Its client is the JDK's, so no library in a pom says who speaks with the server. */
  static ArchRule clickHouseIsInItsAdapterOnly() {
    return noClasses()
        .that()
        // Venues are spoken with over HTTP too, by what all live feeds share.
        .resideOutsideOfPackages(CLICKHOUSE, LIVE_FEEDS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .because("what a server says is translated once, and a secret goes one way");
  }

  static ArchRule clickHouseIsMadeInOnePlace() {
    return noClasses()
        .that()
        // A store is named, opened and migrated there; everybody else has a Store.
        .resideOutsideOfPackages(CLICKHOUSE, WIRING)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLICKHOUSE)
        .because("who knows which store it is has two code paths to test");
  }

  /** A second opinion shares value types with the stream, and nothing of how it merges or folds. */
  static ArchRule knowsNoneOfTheLaws(String aPackage) {
    return noClasses()
        .that()
        .resideInAPackage(aPackage)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.stockstream.domain.merge..", USE_CASES)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.stockstream.domain.rollup.RollUp")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.stockstream.domain.rollup.Windows")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.stockstream.domain.gap.Gaps")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.stockstream.domain.gap.TimeSet")
        .orShould()
        .accessTargetWhere(targetOwner(type(StoredBar.class)).and(target(name("revise"))))
        .because("it would reproduce an error in them instead of seeing it");
  }
}
