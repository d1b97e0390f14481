package io.stockstream.adapters.bigquery;

import static io.stockstream.adapters.bigquery.FakeProject.MONDAY;
import static io.stockstream.adapters.bigquery.FakeProject.ROWS;
import static io.stockstream.adapters.bigquery.FakeProject.SHIPMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.api.services.bigquery.model.Job;
import io.stockstream.adapters.bigquery.Fault.Kind;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.warehouse.BarsTable;
import io.stockstream.ports.warehouse.DigestRows;
import io.stockstream.ports.warehouse.MergeCounts;
import io.stockstream.ports.warehouse.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What BigQuery and the network do wrong, each at the step where it hurts most. */
class FaultScriptTest {

  private static final int FAULTS = 8;
  private static final AtomicInteger PASSED = new AtomicInteger();

  private FakeProject project;

  @BeforeEach
  void open(@TempDir Path folder) {
    project = new FakeProject(folder).prepared();
  }

  @AfterEach
  void close() {
    project.close();
  }

  @AfterAll
  static void printHowMany() {
    System.out.println("FaultScript " + PASSED + " of " + FAULTS);
  }

  private void passed() {
    assertThat(project.fake.faultsLeft()).isEmpty();
    PASSED.incrementAndGet();
  }

  private MergeCounts merge() {
    return project.warehouse.merge(BarsTable.TABLE, SHIPMENT);
  }

  private static void fails(ThrowingCallable call, FailureKind kind, String... words) {
    assertThatThrownBy(call)
        .hasMessageContainingAll(words)
        .asInstanceOf(type(PortException.class))
        .extracting(PortException::kind)
        .isEqualTo(kind);
  }

  private List<String> jobs(String step) {
    return project.fake.catalog().jobs().stream()
        .map(job -> job.getJobReference().getJobId())
        .filter(id -> id.startsWith("stockstream_" + step))
        .toList();
  }

  /** Another process came between our look and our insert: its job is ours. */
  @Test
  void aJobIdThatIsTakenIsLookedAt() {
    project.fake.then(Fault.of("upload", Kind.COMES_SECOND));
    project.stage();
    project.fake.then(Fault.of("insert job", Kind.COMES_SECOND));

    assertThat(merge()).isEqualTo(new MergeCounts(3, 0, 0));

    assertThat(jobs("stage")).hasSize(1);
    assertThat(jobs("merge")).hasSize(1);
    passed();
  }

  @Test
  void aReplyThatIsLostAfterSuccessStartsNothingTwice() {
    project.fake.then(Fault.of("upload", Kind.LOSES_THE_REPLY));
    project.stage();
    project.fake.then(Fault.of("insert job", Kind.LOSES_THE_REPLY));

    assertThat(merge()).isEqualTo(new MergeCounts(3, 0, 0));

    assertThat(jobs("stage")).hasSize(1);
    assertThat(jobs("merge")).hasSize(1);
    assertThat(project.fake.asked()).containsOnlyOnce("upload");
    passed();
  }

  @Test
  void tooManyRequestsAreAskedAgainAndAQuotaIsNot() {
    project.staged();
    for (int i = 0; i < 3; i++) {
      project.fake.then(
          Fault.error("insert job", 403, "rateLimitExceeded", "Exceeded rate limits"));
    }
    assertThat(merge()).isEqualTo(new MergeCounts(3, 0, 0));
    assertThat(project.pauses).hasSizeGreaterThanOrEqualTo(3);
    int before = project.pauses.size();

    project.fake.then(Fault.error("upload", 403, "quotaExceeded", "Quota exceeded: imports"));
    fails(project::stage, FailureKind.REJECTED, "a quota of the project is used up", "imports");

    assertThat(project.pauses).as("no use in trying again").hasSize(before);
    passed();
  }

  @Test
  void anInternalErrorIsAskedAgain() {
    project.fake.then(Fault.error("upload", 500, "internalError", "An internal error occurred"));
    project.fake.then(Fault.error("get job", 500, "internalError", "An internal error occurred"));
    project.stage();

    assertThat(project.warehouse.staged(BarsTable.TABLE, SHIPMENT))
        .containsEntry(MONDAY, DigestRows.of(BarsTable.TABLE, ROWS::forEach));
    passed();
  }

  @Test
  void whatIsUnavailableIsAskedAgainButNotForEver() {
    project.staged();
    for (int i = 0; i < BigQueryLimits.DEFAULT.attempts(); i++) {
      project.fake.then(Fault.error("insert job", 503, "backendError", "Service unavailable"));
    }
    fails(this::merge, FailureKind.RETRYABLE, "a fault of BigQuery's own", "Service unavailable");
    assertThat(project.rows()).isZero();

    assertThat(merge()).isEqualTo(new MergeCounts(3, 0, 0));
    passed();
  }

  @Test
  void aJobThatDoesNotEndIsGivenUpAndLookedAtByTheNextRun() {
    project.fake.then(Fault.of("upload", Kind.STAYS_RUNNING));
    fails(
        project::stage,
        FailureKind.RETRYABLE,
        "stockstream_stage_" + SHIPMENT.name(),
        "was RUNNING",
        "bq cancel");
    fails(project::stage, FailureKind.RETRYABLE, "was RUNNING");

    assertThat(jobs("stage")).as("not started beside itself").hasSize(1);
    assertThat(project.warehouse.staged(BarsTable.TABLE, SHIPMENT)).isEmpty();
    passed();
  }

  @Test
  void aJobThatEndsWithAnErrorIsDoneAgainUnderTheNextName() {
    project.staged();
    project.fake.then(Fault.jobError("insert job", "backendError", "Error encountered"));
    project.fake.then(
        Fault.jobError(
            "insert job",
            "invalidQuery",
            "Could not serialize access to table bars due to concurrent update"));
    assertThat(merge()).isEqualTo(new MergeCounts(3, 0, 0));
    assertThat(jobs("merge")).hasSize(3).allMatch(id -> id.matches(".*_[012]"));

    project.fake.then(Fault.jobError("insert job", "invalidQuery", "Syntax error at [1:1]"));
    fails(this::merge, FailureKind.INTERNAL, "Syntax error", "_3");
    passed();
  }

  @Test
  void aPageThatIsMissingIsSeen() {
    project.staged();
    merge();
    project.fake.then(Fault.of("list rows", Kind.CUTS_THE_ROWS_SHORT));

    fails(
        () -> project.warehouse.read(BarsTable.TABLE, MONDAY, row -> {}),
        FailureKind.RETRYABLE,
        "expected 3 rows, was 1");

    project.fake.then(Fault.of("list rows", Kind.LOSES_THE_REPLY));
    List<Row> rows = new ArrayList<>();
    project.warehouse.read(BarsTable.TABLE, MONDAY, rows::add);
    assertThat(rows).containsExactlyInAnyOrderElementsOf(ROWS);
    passed();
  }

  @Test
  void everyJobSaysWhatItIsForAndWhatItMayCost() {
    project.staged();
    merge();

    for (Job job : project.fake.catalog().jobs()) {
      assertThat(job.getConfiguration().getLabels())
          .containsEntry("application", "stockstream")
          .containsEntry("table", "bars")
          .containsEntry("from", "2026-01-05")
          .containsEntry("to", "2026-01-05")
          .containsKey("step");
      if (job.getConfiguration().getQuery() != null) {
        assertThat(job.getConfiguration().getQuery().getMaximumBytesBilled())
            .isEqualTo(BigQueryLimits.DEFAULT.bytesBilled());
      }
    }
  }
}
