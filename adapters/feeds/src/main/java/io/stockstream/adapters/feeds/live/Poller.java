package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.live.Heard.Then;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a venue round by round for what its open markets have new: every bar since the last one that
 * was over, and some before it once more. In a round several questions are under way at once. The
 * first round asks for every instrument, open or not. One thread.
 */
final class Poller implements Runnable {

  private final Polling polling;
  private final List<Polled> polled;
  private final Shared shared;
  private final PoliteHttp http;
  private final Map<String, VenueClock> clocks = new HashMap<>();
  private final Instant opened;
  private int failures;
  private boolean isFirst = true;

  Poller(Polling polling, List<Polled> polled, Shared shared) {
    this.polling = polling;
    this.polled = new ArrayList<>(polled);
    this.shared = shared;
    this.opened = now();
    Turns turns =
        new Turns(shared.surroundings().clock(), polling.asked().manners().betweenRequests());
    this.http = shared.http(turns, polling.asked().rest());
  }

  private record Question(Polled polled, Instant from, CompletableFuture<Answer> answer) {}

  @Override
  public void run() {
    try {
      while (!shared.outbox().isClosed()) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PortException e) {
      shared.outbox().fail(e);
    }
  }

  private Instant now() {
    return shared.surroundings().clock().now();
  }

  private void round() throws InterruptedException {
    Instant start = now();
    try {
      askAll(start);
      failures = 0;
      awaitNext(start);
    } catch (Cut cut) {
      if (cut.trouble().then() == Then.STOP) {
        throw new PortException(FailureKind.MISCONFIGURED, shared.feed() + ": " + cut.getMessage());
      }
      shared.waitFor(cut.trouble(), ++failures);
    }
  }

  /** Rounds begin a grace after each interval of the clock, when a bar may just be over. */
  private void awaitNext(Instant start) {
    long interval = polling.interval().toMillis();
    long grace = shared.options().grace().toMillis();
    long next = (Math.floorDiv(start.toEpochMilli() - grace, interval) + 1) * interval + grace;
    Duration wait = Duration.between(now(), Instant.ofEpochMilli(next));
    if (!wait.isNegative() && !wait.isZero()) {
      shared.surroundings().clock().sleep(wait);
    }
  }

  private void askAll(Instant start) throws Cut, InterruptedException {
    List<Question> questions = new ArrayList<>();
    for (Polled each : List.copyOf(polled)) {
      if (isFirst || each.isDue(start)) {
        questions.add(ask(each, since(each), start));
      }
    }
    Map<String, Instant> alive = new TreeMap<>();
    Cut failure = null;
    for (Question question : questions) {
      try {
        hear(question, alive);
      } catch (Cut cut) {
        failure = worse(failure, cut);
      }
    }
    for (Map.Entry<String, Instant> venue : alive.entrySet()) {
      tellAlive(venue.getKey(), venue.getValue());
    }
    if (failure != null) {
      throw failure;
    }
    isFirst = false;
  }

  private static Cut worse(Cut one, Cut other) {
    boolean isWorse =
        one == null
            || other.trouble().then() == Then.STOP
            || other.trouble().pause().compareTo(one.trouble().pause()) > 0;
    return isWorse ? other : one;
  }

  private Instant since(Polled each) {
    return shared.since(each.followed(), opened.minus(shared.options().lookback()));
  }

  private Question ask(Polled each, Instant from, Instant now) {
    return new Question(
        each, from, http.ask(polling.asked().rest().request(each.followed(), from, now)));
  }

  private void hear(Question question, Map<String, Instant> alive)
      throws Cut, InterruptedException {
    Answer answer = PoliteHttp.await(question.answer());
    Followed followed = question.polled().followed();
    Optional<Heard.Trouble> trouble =
        answer.trouble(followed.symbol(), polling.asked().manners().banned());
    if (trouble.isPresent()) {
      drop(question.polled(), trouble.get());
      return;
    }
    Instant date = answer.dated(followed.symbol());
    History.Page page =
        polling.asked().rest().history().read(followed, question.from(), answer.body(), date);
    for (Heard heard : page.heard()) {
      tell(question.polled(), heard);
    }
    if (page.next().isPresent()) {
      hear(ask(question.polled(), page.next().get(), now()), alive);
    } else {
      alive.merge(
          followed.instrument().venue(), date, (one, other) -> one.isBefore(other) ? one : other);
    }
  }

  private void tell(Polled each, Heard heard) throws Cut, InterruptedException {
    shared.teller().tell(heard);
    if (heard instanceof Heard.Trouble trouble) {
      drop(each, trouble);
    }
  }

  /** What the venue does not know is not asked for again; whatever else is wrong may pass. */
  private void drop(Polled each, Heard.Trouble trouble) throws Cut {
    if (trouble.then() != Then.GO_ON) {
      throw new Cut(trouble);
    }
    shared.note(trouble.what() + "; no longer asked for");
    polled.remove(each);
    if (polled.isEmpty()) {
      throw new Cut(Heard.stop("expected an instrument that the venue knows, was none"));
    }
  }

  private void tellAlive(String venue, Instant time) throws InterruptedException {
    VenueClock clock =
        clocks.computeIfAbsent(venue, each -> new VenueClock(1, shared.options().grace()));
    Optional<Instant> due = clock.hear(0, time);
    if (due.isPresent()) {
      shared.teller().alive(venue, due.get(), polling.asked().name());
    }
  }
}
