package io.stockstream.apps.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.stockstream.adapters.clickhouse.ClickHouseStore;
import io.stockstream.domain.merge.Decision;
import io.stockstream.domain.rollup.RollUp;
import io.stockstream.domain.rollup.Windows;
import io.stockstream.domain.statement.StoredBar;
import io.stockstream.ports.usecase.StoreBatchPart;
import java.net.http.HttpClient;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void whoSpeaksWithAServerOrKnowsTheStoreIsSeenAndNamed() {
    JavaClasses planted = new ClassFileImporter().importClasses(Speaking.class, Knowing.class);

    assertThatThrownBy(() -> Layers.clickHouseIsInItsAdapterOnly().check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(Speaking.class.getSimpleName())
        .hasMessageNotContaining(Knowing.class.getSimpleName());
    assertThatThrownBy(() -> Layers.clickHouseIsMadeInOnePlace().check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(Knowing.class.getSimpleName())
        .hasMessageNotContaining(Speaking.class.getSimpleName());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {Merging.class, Folding.class, Cutting.class, Revising.class, Storing.class})
  void aSecondOpinionThatKnowsALawFailsAndIsNamed(Class<?> planted) {
    ArchRule rule = Layers.knowsNoneOfTheLaws(planted.getPackageName());
    JavaClasses classes = new ClassFileImporter().importClasses(planted);

    assertThatThrownBy(() -> rule.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(planted.getSimpleName())
        .hasMessageContaining("it would reproduce an error in them");
  }

  /** Asks the server past its adapter. */
  private record Speaking(HttpClient client) {}

  /** Takes one store and no other. */
  private record Knowing(ClickHouseStore store) {}

  /** Asks the stream's own merge. */
  private record Merging(Decision decision) {}

  /** Folds as the stream does. */
  private record Folding(RollUp rollUp) {}

  /** Cuts windows as the stream does. */
  private record Cutting(Windows windows) {}

  /** Lets the greater version stand by the stream's own word. */
  private record Revising(BinaryOperator<StoredBar> law) {

    Revising() {
      this(StoredBar::revise);
    }
  }

  /** Runs the use case itself. */
  private record Storing(StoreBatchPart part) {}
}
