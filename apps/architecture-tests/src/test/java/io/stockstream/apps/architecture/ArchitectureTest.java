package io.stockstream.apps.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of the project: domain ← ports ← adapters ← apps. */
class ArchitectureTest {

  @Test
  void arrowsPointInwards() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("domain")
        .definedBy(Layers.DOMAIN)
        .layer("ports")
        .definedBy(Layers.PORTS)
        .layer("adapters")
        .definedBy(Layers.ADAPTERS)
        .layer("apps")
        .definedBy(Layers.APPS)
        .whereLayer("apps")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("adapters")
        .mayOnlyBeAccessedByLayers("apps")
        .whereLayer("ports")
        .mayOnlyBeAccessedByLayers("adapters", "apps")
        .because("what a bar is must not depend on who carries it")
        .check(Layers.project());
  }

  @Test
  void theDomainKnowsTheJdkAndVavrOnly() {
    classes()
        .that()
        .resideInAPackage(Layers.DOMAIN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(Layers.DOMAIN, "io.vavr..", "java..")
        .because("it is embedded elsewhere, and must bring nothing along")
        .check(Layers.project());
  }

  @Test
  void theDomainDoesNoInputOrOutputAndHasNoClock() {
    noClasses()
        .that()
        .resideInAPackage(Layers.DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .because("the same batch on the same store must always come to the same")
        .check(Layers.project());
  }

  @Test
  void thePortsKnowTheDomainOnly() {
    classes()
        .that()
        .resideInAPackage(Layers.PORTS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(Layers.PORTS, Layers.DOMAIN, "io.vavr..", "java..")
        .because("a port in a client's terms would have to change with the client")
        .check(Layers.project());
  }

  @Test
  void theVerificationAndTheOracleKnowNoneOfTheLaws() {
    Layers.knowsNoneOfTheLaws(Layers.VERIFY).check(Layers.project());
    Layers.knowsNoneOfTheLaws(Layers.ORACLE).check(Layers.project());
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    slices()
        .matching("io.stockstream.adapters.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(resideInAPackage(Layers.ADAPTERS), resideInAPackage(Layers.WIRE))
        .ignoreDependency(resideInAPackage(Layers.ADAPTERS), resideInAPackage(Layers.CALENDARS))
        .ignoreDependency(resideInAPackage(Layers.ADAPTERS), resideInAPackage(Layers.REFERENCE))
        .because(
            "each can be replaced alone; they share the wire form, the hours of markets and what is known of instruments")
        .check(Layers.project());
  }

  @Test
  void appsDoNotKnowEachOther() {
    slices()
        .matching("io.stockstream.apps.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAPackage(Layers.APPS), resideInAPackage("io.stockstream.apps.runtime.."))
        .ignoreDependency(
            resideInAPackage(Layers.APPS), resideInAPackage("io.stockstream.apps.wiring.."))
        // The command line is the sum of the apps.
        .ignoreDependency(
            resideInAPackage("io.stockstream.apps.cli.."), resideInAPackage(Layers.APPS))
        .because("each is deployed alone")
        .check(Layers.project());
  }

  @Test
  void nothingGoesRoundInCircles() {
    slices()
        .matching("io.stockstream.(**)")
        .should()
        .beFreeOfCycles()
        .because("a package that is in a circle cannot be read on its own")
        .check(Layers.project());
  }

  @Test
  void guiceIsInAppsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Layers.APPS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
        .because(
            "constructors are plain; who embeds a library has an injector of their own, or none")
        .check(Layers.project());
  }

  @Test
  void nothingIsInjectedIntoFields() {
    fields()
        .should()
        .notBeAnnotatedWith("com.google.inject.Inject")
        .andShould()
        .notBeAnnotatedWith("jakarta.inject.Inject")
        .because(
            "a class that cannot be made by its constructor cannot be tested without the injector")
        .check(Layers.project());
  }

  @Test
  void sparkIsInItsAdapterAndTheAppsThatRunItOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Layers.SPARK, "io.stockstream.apps.stream..", "io.stockstream.apps.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..")
        .because("Spark is a carrier, and carriers can be changed")
        .check(Layers.project());
  }

  @Test
  void kafkaIsInItsAdaptersOnly() {
    noClasses()
        .that()
        // Spark reads Kafka itself, and has to ask it for its partitions.
        .resideOutsideOfPackages(Layers.KAFKA, Layers.SPARK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "kafka..")
        .check(Layers.project());
  }

  @Test
  void duckDbIsInItsAdapterOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Layers.DUCKDB)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.duckdb..", "java.sql..")
        .check(Layers.project());
  }

  @Test
  void clickHouseIsInItsAdapterAndWhereStoresAreMadeOnly() {
    Layers.clickHouseIsInItsAdapterOnly().check(Layers.project());
    Layers.clickHouseIsMadeInOnePlace().check(Layers.project());
  }

  @Test
  void bigQueryIsInItsAdapterOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Layers.BIGQUERY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.cloud..", "com.google.api..", "com.google.auth..")
        .check(Layers.project());
  }

  /** A rule about a package that does not exist passes, whatever it says. */
  @ParameterizedTest
  @MethodSource("packages")
  void everyPackageThatRulesNameHoldsAClass(String name) {
    assertThat(Layers.project().that(resideInAPackage(name))).isNotEmpty();
  }

  static String[] packages() {
    return Layers.ALL;
  }
}
