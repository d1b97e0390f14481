package io.stockstream.adapters.feeds.sample;

import io.stockstream.adapters.wire.JsonMessageEncoder;
import io.stockstream.domain.statement.Statement;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Plays what the artifact {@code ta4j-examples} carries: Bitstamp's BTC/USD trades of November 2013
 * folded into minutes, the days of AAPL in 2013, and five-minute bars of ETH/USD of March 2023.
 * Real trades and bars, all CLOSED.
 */
public final class SampleFeed implements Feed {

  private final Iterator<Statement> statements;
  private final Consumer<Statement> listener;

  private SampleFeed(Iterator<Statement> statements, Consumer<Statement> listener) {
    this.statements = statements;
    this.listener = listener;
  }

  /**
   * Opens the sample.
   *
   * @param listener is told of every statement before it is handed out
   * @throws PortException MISCONFIGURED when the artifact is not on the class path
   */
  public static SampleFeed open(Consumer<Statement> listener) {
    return new SampleFeed(SampleBars.all().iterator(), listener);
  }

  @Override
  public boolean hasNext() {
    return statements.hasNext();
  }

  @Override
  public OutgoingRecord next() {
    Statement statement = statements.next();
    listener.accept(statement);
    return JsonMessageEncoder.toRecord(statement);
  }

  @Override
  public void close() {
    // Resources of the class path are read in one go.
  }
}
