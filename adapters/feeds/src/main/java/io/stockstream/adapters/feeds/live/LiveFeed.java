package io.stockstream.adapters.feeds.live;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A feed that follows a venue until it is closed. It keeps its connections up, has what was missed
 * fetched after each connect, and says once a minute that the venue is alive. Records of one
 * instrument may come in any order: each carries where it stands. May be closed by another thread
 * than the one that reads it, which then finds no more records.
 */
public final class LiveFeed implements Feed {

  private final Outbox outbox;
  private final List<Thread> threads;
  private OutgoingRecord next;

  private LiveFeed(String name, Outbox outbox, List<? extends Runnable> workers) {
    this.outbox = outbox;
    this.threads = workers.stream().map(worker -> thread(name, worker)).toList();
  }

  private static Thread thread(String name, Runnable worker) {
    Thread thread = new Thread(worker, name + "-" + worker.getClass().getSimpleName());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins to listen to a venue.
   *
   * @param followed at least one instrument, all of one venue and source
   * @throws PortException MISCONFIGURED when none is followed
   */
  public static LiveFeed listen(
      Venue venue, List<Followed> followed, LiveOptions options, Surroundings surroundings) {
    requireSome(venue.name(), followed);
    Manners manners = venue.manners();
    Shared shared = Shared.of(venue.name(), surroundings, options);
    List<List<Followed>> parts = Parts.of(followed, manners.instruments());
    Optional<Backfill> backfill = venue.asked().map(asked -> new Backfill(asked, shared));
    Session.Crew crew =
        new Session.Crew(
            shared,
            new VenueClock(parts.size(), options.grace()),
            new Turns(surroundings.clock(), manners.betweenConnects()),
            backfill);
    List<Runnable> workers = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      backfill.ifPresent(Backfill::leave);
      workers.add(new Session(venue, parts.get(i), i, crew));
    }
    backfill.ifPresent(workers::add);
    return start(venue.name(), shared.outbox(), workers);
  }

  /**
   * Begins to ask a venue.
   *
   * @param polled at least one instrument, all of one source
   * @throws PortException MISCONFIGURED when none is followed
   */
  public static LiveFeed poll(
      Polling polling, List<Polled> polled, LiveOptions options, Surroundings surroundings) {
    requireSome(polling.asked().name(), polled);
    Shared shared = Shared.of(polling.asked().name(), surroundings, options);
    return start(
        polling.asked().name(), shared.outbox(), List.of(new Poller(polling, polled, shared)));
  }

  private static LiveFeed start(String name, Outbox outbox, List<? extends Runnable> workers) {
    LiveFeed feed = new LiveFeed(name, outbox, workers);
    feed.threads.forEach(Thread::start);
    return feed;
  }

  private static void requireSome(String feed, List<?> followed) {
    if (followed.isEmpty()) {
      throw new PortException(
          FailureKind.MISCONFIGURED, feed + ": expected instruments to follow, was none");
    }
  }

  /**
   * Waits for a record, and says whether there is one: there is, until the feed is closed.
   *
   * @throws PortException MISCONFIGURED when the venue will not have us as we are
   */
  @Override
  public boolean hasNext() {
    if (next == null) {
      next = outbox.take();
    }
    return next != null;
  }

  @Override
  public OutgoingRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("feed: closed");
    }
    OutgoingRecord current = next;
    next = null;
    return current;
  }

  @Override
  public void close() {
    outbox.close();
    threads.forEach(Thread::interrupt);
  }
}
