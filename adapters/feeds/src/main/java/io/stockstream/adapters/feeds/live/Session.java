package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.live.Heard.Then;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps one connection to a venue up: connects, subscribes, has what was missed fetched, listens,
 * and begins again when it is cut. One thread.
 */
final class Session implements Runnable {

  private final Venue venue;
  private final List<Followed> followed;
  private final Set<String> venues;
  private final int number;
  private final Crew crew;
  private final Instant opened;
  private int failures;
  private boolean hears;

  /**
   * What the sessions of a feed share.
   *
   * @param clock how late it is at the venue
   * @param connects whose turn it is to connect
   */
  record Crew(Shared shared, VenueClock clock, Turns connects, Optional<Backfill> backfill) {}

  Session(Venue venue, List<Followed> followed, int number, Crew crew) {
    this.venue = venue;
    this.followed = followed;
    this.venues =
        followed.stream().map(each -> each.instrument().venue()).collect(Collectors.toSet());
    this.number = number;
    this.crew = crew;
    this.opened = crew.shared().surroundings().clock().now();
  }

  @Override
  public void run() {
    try {
      while (!crew.shared().outbox().isClosed()) {
        crew.shared().waitFor(attend(), ++failures);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PortException e) {
      crew.shared().outbox().fail(e);
    }
  }

  /** Returns why a connection ended. */
  private Heard.Trouble attend() throws InterruptedException {
    crew.connects().await();
    Dialect dialect = venue.dialect(followed);
    LiveOptions options = crew.shared().options();
    Manners manners = venue.manners();
    try (Line line =
        Line.open(crew.shared().client(), venue.stream(), options.timeout(), manners.banned())) {
      greet(line, dialect.greeting());
      comeBack();
      listen(line, dialect, new KeepAlive(manners.keepAlive(), System.nanoTime()));
      throw new IllegalStateException("Invariant: listening ends with a cut");
    } catch (Cut cut) {
      leave();
      if (cut.trouble().then() == Then.STOP) {
        throw new PortException(
            FailureKind.MISCONFIGURED, crew.shared().feed() + ": " + cut.getMessage());
      }
      return cut.trouble();
    }
  }

  private void greet(Line line, List<String> greeting) throws Cut, InterruptedException {
    Turns messages =
        new Turns(crew.shared().surroundings().clock(), venue.manners().betweenMessages());
    for (String text : greeting) {
      messages.await();
      line.send(text);
    }
  }

  private void comeBack() {
    hears = true;
    crew.backfill().ifPresent(backfill -> backfill.comeBack(followed, lookback()));
  }

  private void leave() {
    if (hears) {
      hears = false;
      crew.backfill().ifPresent(Backfill::leave);
    }
  }

  private void fetchMissed(List<Followed> instruments) {
    crew.backfill()
        .ifPresent(
            backfill ->
                instruments.forEach(
                    each -> backfill.ask(each, crew.shared().since(each, lookback()))));
  }

  private Instant lookback() {
    return opened.minus(crew.shared().options().lookback());
  }

  private void listen(Line line, Dialect dialect, KeepAlive keepAlive)
      throws Cut, InterruptedException {
    while (true) {
      Line.Event event = line.next(keepAlive.patience(System.nanoTime()));
      if (event != null) {
        keepAlive.heard(System.nanoTime());
        hear(line, dialect, event.text());
      } else if (keepAlive.isDead(System.nanoTime())) {
        throw silent();
      } else if (keepAlive.asks(System.nanoTime())) {
        ask(line, dialect.ping());
      }
    }
  }

  private Cut silent() {
    Duration period = venue.manners().keepAlive();
    return new Cut(
        Heard.again(
            "expected a word each %.1f s, was none for two periods"
                .formatted(period.toMillis() / 1e3),
            Duration.ZERO));
  }

  private static void ask(Line line, Optional<String> ping) throws Cut, InterruptedException {
    if (ping.isPresent()) {
      line.send(ping.get());
    } else {
      line.ping();
    }
  }

  private void hear(Line line, Dialect dialect, String text) throws Cut, InterruptedException {
    if (text != null) {
      for (Heard heard : dialect.hear(text)) {
        act(line, heard);
      }
    }
  }

  private void act(Line line, Heard heard) throws Cut, InterruptedException {
    Shared shared = crew.shared();
    shared.teller().tell(heard);
    if (heard instanceof Heard.Bars) {
      failures = 0;
    } else if (heard instanceof Heard.Alive alive) {
      tellAlive(alive.time());
    } else if (heard instanceof Heard.Asked asked) {
      line.send(asked.text());
    } else if (heard instanceof Heard.Lost lost) {
      shared.note(lost.what());
      fetchMissed(lost.about().isEmpty() ? followed : lost.about());
    } else if (heard instanceof Heard.Trouble trouble) {
      shared.note(trouble);
    }
  }

  /** Instruments may be of several venues, of all of which the feed tells. */
  private void tellAlive(Instant time) throws InterruptedException {
    Optional<Instant> due = crew.clock().hear(number, time);
    if (due.isPresent()) {
      for (String each : venues) {
        crew.shared().teller().alive(each, due.get(), venue.name());
      }
    }
  }
}
