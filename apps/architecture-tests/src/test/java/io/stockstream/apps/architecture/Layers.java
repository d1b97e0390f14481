package io.stockstream.apps.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The packages that the rules speak of, and every class of the project. */
final class Layers {

  static final String DOMAIN = "io.stockstream.domain..";
  static final String PORTS = "io.stockstream.ports..";
  static final String ADAPTERS = "io.stockstream.adapters..";
  static final String APPS = "io.stockstream.apps..";

  static final String TESTKIT = "io.stockstream.adapters.testkit..";
  static final String WIRE = "io.stockstream.adapters.wire..";
  static final String FEEDS = "io.stockstream.adapters.feeds..";
  static final String KAFKA = "io.stockstream.adapters.kafka..";
  static final String SPARK = "io.stockstream.adapters.spark..";
  static final String DUCKDB = "io.stockstream.adapters.duckdb..";

  static final String[] ALL = {
    DOMAIN, PORTS, ADAPTERS, APPS, TESTKIT, WIRE, FEEDS, KAFKA, SPARK, DUCKDB
  };

  private static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.stockstream");

  private Layers() {}

  static JavaClasses project() {
    return PROJECT;
  }
}
