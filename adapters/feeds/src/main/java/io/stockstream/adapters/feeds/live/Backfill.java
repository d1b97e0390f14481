package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.live.Heard.Then;
import io.stockstream.adapters.feeds.live.Questions.Answered;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks a venue for the bars that were missed, one instrument after the other, until it has them.
 * What is asked for twice comes twice, which is harmless. Thread-safe; {@link #run} by one thread.
 */
final class Backfill implements Runnable {

  private static final long LOOK_UP_MILLIS = 100;

  private static final int MOST_TRIES = 3;

  /**
   * @param absence that it makes up for, if any
   * @param garbled how often its answer could not be read
   */
  private record Errand(
      Followed followed, Instant from, Instant due, Optional<Absence> absence, int garbled) {}

  private final Asked asked;
  private final Shared shared;
  private final Questions questions;
  private final List<Errand> errands = new ArrayList<>();
  private Absence absence;

  Backfill(Asked asked, Shared shared) {
    this.asked = asked;
    this.shared = shared;
    this.questions = new Questions(asked, shared);
    this.absence = new Absence();
  }

  /** Says that from now on a connection hears nothing. */
  synchronized void leave() {
    absence.leave();
  }

  /**
   * Says that a connection hears again, and asks for what was said meanwhile. Once no connection is
   * away and all of it was told, the venue was alive for us in that time, and is said to have been.
   *
   * @param followed on that connection
   */
  synchronized void comeBack(List<Followed> followed, Instant otherwise) {
    absence.comeBack(followed.size());
    followed.forEach(
        each -> {
          Instant from = shared.since(each, otherwise);
          absence.began(shared.teller().lastAlive().orElse(from));
          ask(each, from, Optional.of(absence));
        });
  }

  /**
   * Asks for the bars of an instrument: now, and once more when the bar that is open now is over,
   * as part of it may have been missed.
   */
  synchronized void ask(Followed followed, Instant from) {
    ask(followed, from, Optional.empty());
  }

  private void ask(Followed followed, Instant from, Optional<Absence> madeUpFor) {
    Instant now = shared.surroundings().clock().now();
    Duration bar = followed.timeframe().duration().plus(shared.options().grace());
    errands.add(new Errand(followed, from, now, madeUpFor, 0));
    errands.add(new Errand(followed, from, now.plus(bar), Optional.empty(), 0));
    notifyAll();
  }

  @Override
  public void run() {
    try {
      int failures = 0;
      while (!shared.outbox().isClosed()) {
        Errand errand = next();
        failures = isDone(errand, failures) ? 0 : failures + 1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PortException e) {
      shared.outbox().fail(e);
    }
  }

  private boolean isDone(Errand errand, int failures) throws InterruptedException {
    try {
      run(errand);
      return true;
    } catch (Cut cut) {
      if (cut.trouble().then() == Then.STOP) {
        throw new PortException(FailureKind.MISCONFIGURED, shared.feed() + ": " + cut.getMessage());
      }
      add(errand);
      shared.waitFor(cut.trouble(), failures + 1);
      return false;
    }
  }

  private void run(Errand errand) throws Cut, InterruptedException {
    Optional<Instant> from = Optional.of(errand.from());
    Optional<Instant> known = Optional.empty();
    boolean isWhole = true;
    while (from.isPresent()) {
      Instant until = shared.surroundings().clock().now();
      Optional<Answered> answered = questions.ask(errand.followed(), from.get(), until);
      for (Heard heard : answered.map(Answered::heard).orElse(List.of())) {
        shared.teller().tell(heard);
      }
      isWhole &= answered.isPresent() && !answered.get().isGarbled();
      known = answered.map(Answered::date);
      from = answered.flatMap(Answered::next);
    }
    boolean mayBeBetter = !isWhole && !questions.isRefused(errand.followed());
    if (mayBeBetter && errand.garbled() < MOST_TRIES) {
      askOnceMore(errand);
    } else if (errand.absence().isPresent()) {
      makeUp(errand.absence().get(), errand.followed(), known);
    }
  }

  private void makeUp(Absence over, Followed followed, Optional<Instant> known)
      throws InterruptedException {
    for (Absence.Sign sign : told(over, followed, known)) {
      shared.teller().alive(sign.venue(), sign.time(), asked.name());
    }
  }

  private synchronized List<Absence.Sign> told(
      Absence over, Followed followed, Optional<Instant> known) {
    List<Absence.Sign> signs = over.told(followed, known);
    absence = over.isOver() && over == absence ? new Absence() : absence;
    return signs;
  }

  /** Whether it was a fault on the way, or the venue has it so, shows when it is asked again. */
  private void askOnceMore(Errand errand) {
    Duration bar = errand.followed().timeframe().duration();
    Instant due = shared.surroundings().clock().now().plus(bar);
    add(new Errand(errand.followed(), errand.from(), due, errand.absence(), errand.garbled() + 1));
  }

  private synchronized void add(Errand errand) {
    errands.add(errand);
  }

  private synchronized Errand next() throws InterruptedException {
    while (true) {
      Instant now = shared.surroundings().clock().now();
      Errand first = errands.stream().min(Comparator.comparing(Errand::due)).orElse(null);
      if (first != null && !first.due().isAfter(now)) {
        errands.remove(first);
        return first;
      }
      wait(LOOK_UP_MILLIS);
    }
  }
}
