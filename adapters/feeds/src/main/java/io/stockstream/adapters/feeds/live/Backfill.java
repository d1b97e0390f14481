package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.live.Heard.Then;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a venue for the bars that were missed, one instrument after the other, until it has them.
 * What is asked for twice comes twice, which is harmless. Thread-safe; {@link #run} by one thread.
 */
final class Backfill implements Runnable {

  private static final long LOOK_UP_MILLIS = 100;

  private static final int MOST_TRIES = 3;

  private record Errand(Followed followed, Instant from, Instant due, int garbled) {}

  private final History history;
  private final Manners manners;
  private final PoliteHttp http;
  private final Shared shared;
  private final List<Errand> errands = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();

  Backfill(History history, Manners manners, Shared shared) {
    this.history = history;
    this.manners = manners;
    this.shared = shared;
    Turns turns = new Turns(shared.surroundings().clock(), manners.betweenRequests());
    this.http = shared.http(turns, history);
  }

  /**
   * Asks for the bars of an instrument: now, and once more when the bar that is open now is over,
   * as part of it may have been missed.
   */
  synchronized void ask(Followed followed, Instant from) {
    Instant now = shared.surroundings().clock().now();
    Duration bar = followed.timeframe().duration().plus(shared.options().grace());
    errands.add(new Errand(followed, from, now, 0));
    errands.add(new Errand(followed, from, now.plus(bar), 0));
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
      Optional<Instant> from = Optional.of(errand.from());
      while (from.isPresent()) {
        from = askFrom(errand, from.get());
      }
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

  private Optional<Instant> askFrom(Errand errand, Instant from) throws Cut, InterruptedException {
    Followed followed = errand.followed();
    Instant now = shared.surroundings().clock().now();
    Answer answer = http.get(history.request(followed, from, now));
    Heard.Trouble trouble = answer.trouble(followed.symbol(), manners.banned()).orElse(null);
    if (trouble != null) {
      refuse(followed, trouble);
      return Optional.empty();
    }
    History.Page page = history.read(followed, from, answer.body(), dateOf(answer, followed));
    for (Heard heard : page.heard()) {
      tell(heard);
    }
    if (page.heard().stream().anyMatch(Heard.Garbled.class::isInstance)) {
      askOnceMore(errand);
    }
    return page.next().filter(next -> next.isAfter(from));
  }

  /** What the venue does not know is told once, however often it is asked for. */
  private void refuse(Followed followed, Heard.Trouble trouble) throws Cut, InterruptedException {
    if (trouble.then() != Then.GO_ON || refused.add(followed.symbol())) {
      tell(trouble);
    }
  }

  /** Whether it was a fault on the way, or the venue has it so, shows when it is asked again. */
  private void askOnceMore(Errand errand) {
    if (errand.garbled() < MOST_TRIES) {
      Duration bar = errand.followed().timeframe().duration();
      Instant due = shared.surroundings().clock().now().plus(bar);
      add(new Errand(errand.followed(), errand.from(), due, errand.garbled() + 1));
    }
  }

  private static Instant dateOf(Answer answer, Followed followed) throws Cut {
    return answer
        .date()
        .orElseThrow(
            () ->
                new Cut(
                    Heard.again(
                        followed.symbol() + ": expected an answer with its date, was none",
                        Duration.ZERO)));
  }

  private void tell(Heard heard) throws Cut, InterruptedException {
    if (heard instanceof Heard.Bars bars) {
      for (var statement : bars.statements()) {
        shared.teller().state(statement);
      }
    } else if (heard instanceof Heard.Garbled garbled) {
      shared.teller().garbled(garbled);
    } else if (heard instanceof Heard.Trouble trouble) {
      if (trouble.then() != Then.GO_ON) {
        throw new Cut(trouble);
      }
      shared.note(trouble.what());
    }
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
