package io.stockstream.apps.embedded;

import io.stockstream.apps.runtime.Shutdown;
import io.stockstream.ports.feed.Feed;
import io.stockstream.ports.log.OutgoingRecord;
import java.util.Iterator;

/**
 * A feed that ends early when somebody asks the process to stop, and counts what it hands out.
 *
 * @param feed whose records
 * @param shutdown when asked, no further record is handed out
 * @param progress is told of each
 */
record StopWhen(Feed feed, Shutdown shutdown, Progress progress)
    implements Iterator<OutgoingRecord> {

  @Override
  public boolean hasNext() {
    return !shutdown.isRequested() && feed.hasNext();
  }

  @Override
  public OutgoingRecord next() {
    progress.published();
    return feed.next();
  }
}
