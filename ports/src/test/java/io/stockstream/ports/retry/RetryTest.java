package io.stockstream.ports.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {

  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(60));

  private final List<FailedAttempt> told = new ArrayList<>();
  private final TestingWaiting time = new TestingWaiting();
  private final Retry retry = new Retry(BACK_OFF, time, told::add);
  private int calls;

  @Test
  void whatSucceedsIsDoneOnceAndNothingIsTold() {
    assertThat(retry.call("reading", failingFirst(0))).isEqualTo("done");

    assertThat(calls).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void whatFailsForAWhileIsRepeatedAndEachFailureIsTold() {
    assertThat(retry.call("reading", failingFirst(3))).isEqualTo("done");

    assertThat(calls).isEqualTo(4);
    assertThat(told).extracting(FailedAttempt::number).containsExactly(1, 2, 3);
    assertThat(told).extracting(FailedAttempt::doing).containsOnly("reading");
    assertThat(told).extracting(each -> each.failure().getMessage()).containsOnly("store: down");
    assertThat(told).extracting(FailedAttempt::pause).isEqualTo(time.waits);
    assertThat(time.waits.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(told.get(2).since()).isEqualTo(time.waits.get(0).plus(time.waits.get(1)));
  }

  @Test
  void whenItsTimeIsUpTheLastFailureIsThrownWithHowOftenItWasTried() {
    assertThatThrownBy(() -> retry.call("reading", failingFirst(Integer.MAX_VALUE)))
        .isInstanceOfSatisfying(
            PortException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE))
        .hasMessageMatching("store: down; tried \\d+ times in \\d+ s");

    assertThat(time.passed()).isLessThanOrEqualTo(BACK_OFF.total());
    // Half of seven waits of 1, 2, 4, 8, 8, 8, 8 at the least, the whole of them at the most.
    assertThat(told).hasSizeBetween(8, 17);
    assertThat(calls).isEqualTo(told.size() + 1);
  }

  @ParameterizedTest
  @EnumSource(names = "RETRYABLE", mode = EnumSource.Mode.EXCLUDE)
  void whatNoRepeatCanMendIsThrownAtOnce(FailureKind kind) {
    PortException failure = new PortException(kind, "store: no such table");

    assertThatThrownBy(
            () ->
                retry.run(
                    "writing",
                    () -> {
                      calls++;
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(calls).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void anInterruptedWaitEndsItAndTheThreadStaysInterrupted() {
    time.interrupt = true;

    assertThatThrownBy(() -> retry.call("reading", failingFirst(1)))
        .hasMessage("store: down; interrupted while it waited to try again");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls).isEqualTo(1);
  }

  private Supplier<String> failingFirst(int failures) {
    return () -> {
      if (calls++ < failures) {
        throw new PortException(FailureKind.RETRYABLE, "store: down");
      }
      return "done";
    };
  }

  /** Time that passes by being waited for. */
  private static final class TestingWaiting implements Waiting {

    private static final long serialVersionUID = 1L;

    private final transient List<Duration> waits = new ArrayList<>();
    private boolean interrupt;

    @Override
    public long nanoTime() {
      return passed().toNanos();
    }

    @Override
    public void await(Duration time) throws InterruptedException {
      if (interrupt) {
        throw new InterruptedException();
      }
      waits.add(time);
    }

    Duration passed() {
      return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }
  }
}
