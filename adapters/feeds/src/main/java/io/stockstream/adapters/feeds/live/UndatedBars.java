package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.BarDraft;
import io.stockstream.domain.bar.BarState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * States bars of a venue that does not say when it said something: numbers them by what is known,
 * and takes a minute that has begun for a sign of life in the one before. One thread.
 */
public final class UndatedBars {

  private final EventTimes times = new EventTimes();
  private final MinuteClock clock = new MinuteClock();

  /** Notes a time of the venue: whatever is stated from now on is no older. */
  public void hear(Instant time) {
    times.hear(time);
  }

  /**
   * Returns what a message about a bar means.
   *
   * @param said when it was said at the earliest
   * @param come a time that has come at the venue
   */
  public List<Heard> state(
      Followed followed, BarDraft bar, BarState state, Instant said, Instant come) {
    Instant eventTime = times.next(List.of(followed.symbol(), bar.openTime()), said);
    List<Heard> heard = new ArrayList<>();
    heard.add(followed.stated(bar, state, eventTime));
    clock.hear(come).ifPresent(time -> heard.add(new Heard.Alive(time)));
    return heard;
  }
}
