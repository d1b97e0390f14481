package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.live.Heard.Then;
import io.stockstream.adapters.feeds.live.Questions.Answered;
import io.stockstream.domain.bar.Interval;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A feed of what a venue has of a stretch of time, one instrument after the other, that ends with
 * it. An answer at a time is in memory. What is asked for again comes again, which is harmless: so
 * a feed that was stopped is simply opened once more. One thread.
 */
public final class HistoryFeed implements Feed {

  /** After so many failures one after the other somebody should look. */
  private static final int MOST_FAILURES = 8;

  private static final int MICROS = 1_000_000;

  /**
   * What was told of an instrument.
   *
   * @param bars how many
   * @param last open time of the latest of them, if any
   * @param isRefused whether the venue does not know it
   */
  public record Told(Followed followed, long bars, Optional<Instant> last, boolean isRefused) {

    private Told and(List<StatementDraft> more) {
      Instant latest = last.orElse(Instant.MIN);
      for (StatementDraft each : more) {
        latest = each.bar().openTime().isAfter(latest) ? each.bar().openTime() : latest;
      }
      return new Told(
          followed, bars + more.size(), more.isEmpty() ? last : Optional.of(latest), isRefused);
    }

    private Told refused() {
      return new Told(followed, bars, last, true);
    }
  }

  private final Asked asked;
  private final Interval range;
  private final Shared shared;
  private final Questions questions;
  private final Turns pace;
  private final Deque<Followed> toAsk;
  private final List<Told> told = new ArrayList<>();
  private final Deque<OutgoingRecord> ready = new ArrayDeque<>();
  private Optional<Instant> from = Optional.empty();

  private HistoryFeed(
      Asked asked, List<Followed> followed, Interval range, int rate, Shared shared) {
    this.asked = asked;
    this.range = range;
    this.shared = shared;
    this.questions = new Questions(asked, shared);
    this.pace = new Turns(shared.surroundings().clock(), Duration.ofNanos(1_000L * MICROS / rate));
    this.toAsk = new ArrayDeque<>(followed);
  }

  /**
   * Begins to ask.
   *
   * @param range of the open times that are wanted
   * @param rate records a second at most, so that those who follow the venue are not held up; 1 to
   *     a million
   * @throws PortException MISCONFIGURED when nothing is asked for
   */
  public static HistoryFeed open(
      Asked asked,
      List<Followed> followed,
      Interval range,
      int rate,
      LiveOptions options,
      Surroundings surroundings) {
    if (followed.isEmpty()) {
      throw new PortException(
          FailureKind.MISCONFIGURED, asked.name() + ": expected instruments, was none");
    }
    return new HistoryFeed(
        asked, followed, range, rate, Shared.of(asked.name(), surroundings, options));
  }

  /**
   * Says whether there is more, and asks the venue for it.
   *
   * @throws PortException RETRYABLE when the venue cannot be asked, MISCONFIGURED when it will not
   *     have us as we are; what was published stands
   */
  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && (from.isPresent() || !toAsk.isEmpty())) {
      askOn();
    }
    return !ready.isEmpty();
  }

  private void askOn() {
    if (from.isEmpty()) {
      told.add(new Told(toAsk.remove(), 0, Optional.empty(), false));
      from = Optional.of(range.from());
    }
    Told current = told.get(told.size() - 1);
    Optional<Answered> answered = answered(current.followed());
    for (Heard heard : answered.map(Answered::heard).orElse(List.of())) {
      current = take(current, heard);
    }
    told.set(told.size() - 1, answered.isPresent() ? current : current.refused());
    from = answered.flatMap(Answered::next);
  }

  /** A venue may answer with more than it was asked for. */
  private Told take(Told current, Heard heard) {
    if (!(heard instanceof Heard.Bars bars)) {
      ready.addAll(Teller.records(heard));
      return current;
    }
    List<StatementDraft> wanted =
        bars.statements().stream().filter(each -> range.contains(each.bar().openTime())).toList();
    ready.addAll(Teller.records(new Heard.Bars(wanted)));
    return current.and(wanted);
  }

  private Optional<Answered> answered(Followed followed) {
    for (int failures = 1; ; failures++) {
      try {
        return questions.ask(followed, from.orElseThrow(), range.until());
      } catch (Cut cut) {
        giveUp(cut, failures);
        shared.waitFor(cut.trouble(), failures);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PortException(FailureKind.RETRYABLE, asked.name() + ": interrupted", e);
      }
    }
  }

  private void giveUp(Cut cut, int failures) {
    if (cut.trouble().then() == Then.STOP) {
      throw new PortException(FailureKind.MISCONFIGURED, asked.name() + ": " + cut.getMessage());
    }
    if (failures >= MOST_FAILURES) {
      throw new PortException(
          FailureKind.RETRYABLE,
          "%s: %s, %d times in a row; run it again"
              .formatted(asked.name(), cut.getMessage(), failures));
    }
  }

  @Override
  public OutgoingRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("feed: its end is reached");
    }
    pace.await();
    return ready.remove();
  }

  /** Returns what was asked for so far, in this order. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  @Override
  public void close() {
    ready.clear();
    toAsk.clear();
    from = Optional.empty();
  }
}
