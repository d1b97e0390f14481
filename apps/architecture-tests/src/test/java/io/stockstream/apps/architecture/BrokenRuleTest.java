package io.stockstream.apps.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Sees that a broken rule is seen: a rule that cannot fail says nothing. */
class BrokenRuleTest {

  @Test
  void aRuleThatIsBrokenFailsAndNamesTheClass() {
    assertThatThrownBy(
            () ->
                noClasses()
                    .that()
                    .resideInAPackage(Layers.SPARK)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.spark..")
                    .check(Layers.project()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("BarStream");
  }
}
