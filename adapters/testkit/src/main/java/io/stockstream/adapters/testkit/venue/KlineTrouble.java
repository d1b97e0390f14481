package io.stockstream.adapters.testkit.venue;

import io.stockstream.adapters.testkit.venue.LocalVenue.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong at a venue, and how much of the book is told in spite of it. The book needs ten
 * bars or more, each told in four words; those beyond are forgotten.
 */
public enum KlineTrouble {

  /** The connection breaks off within a message about an open bar, and is gone for four bars. */
  CUT_IN_THE_MIDDLE_OF_A_BAR(10) {
    @Override
    LocalVenue open(KlineVenue venue, List<Instant> opens) {
      return venue.open(
          (line, number) -> {
            line.hear();
            if (number == 1) {
              venue.play(line, opens.get(0));
              venue.play(line, opens.get(1));
              venue.update(line, opens.get(2), 0);
              line.sayHalf("{\"stream\":\"x\",\"da");
              venue.time().set(opens.get(6).plusSeconds(20));
            } else {
              play(venue, line, opens.subList(7, 10));
              venue.idle(line);
            }
          });
    }
  },

  /** The venue cuts every connection once a day, and the next one too, since it is shut down. */
  DAILY_CUT_AND_SHUTDOWN(9) {
    @Override
    LocalVenue open(KlineVenue venue, List<Instant> opens) {
      return venue.open(
          (line, number) -> {
            line.hear();
            if (number == 1) {
              venue.play(line, opens.get(0));
              line.close(1000);
              line.hearOut();
            } else if (number == 2) {
              venue.time().set(opens.get(3).plusSeconds(1));
              line.say(
                  "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}");
              line.hearOut();
            } else {
              play(venue, line, opens.subList(4, 9));
              venue.idle(line);
            }
          });
    }
  },

  /** The last words on two bars never arrive, others arrive twice, late or after the last. */
  MISSED_REPEATED_AND_REORDERED(8) {
    @Override
    LocalVenue open(KlineVenue venue, List<Instant> opens) {
      return venue.open(
          (line, number) -> {
            line.hear();
            venue.play(line, opens.get(0));
            venue.update(line, opens.get(1), 0);
            venue.update(line, opens.get(2), 0);
            venue.play(line, opens.get(3));
            line.say(venue.closing(opens.get(3)));
            venue.finish(line, opens.get(4));
            venue.update(line, opens.get(4), 1);
            venue.update(line, opens.get(4), 0);
            line.say(venue.closing(opens.get(4)));
            play(venue, line, opens.subList(5, 7));
            line.say(venue.closing(opens.get(5)));
            venue.play(line, opens.get(7));
            venue.idle(line);
          });
    }
  },

  /** The first questions for history are refused: too many, banned, down. */
  BAN(5) {
    @Override
    LocalVenue open(KlineVenue venue, List<Instant> opens) {
      AtomicInteger asked = new AtomicInteger();
      return new LocalVenue(
          (line, number) -> {
            line.hear();
            venue.time().set(opens.get(3).plusSeconds(1));
            venue.play(line, opens.get(4));
            venue.idle(line);
          },
          (path, query) ->
              switch (asked.incrementAndGet()) {
                case 1 -> new Reply(429, Map.of("Retry-After", "7"), "{}");
                case 2 -> new Reply(418, Map.of("Retry-After", "120"), "{}");
                case 3 -> new Reply(503, Map.of(), "down");
                default -> venue.klines(path, query);
              });
    }
  };

  private final int bars;

  KlineTrouble(int bars) {
    this.bars = bars;
  }

  /** Opens a venue that has this trouble. */
  public LocalVenue open(KlineVenue venue) {
    List<Instant> opens = venue.book().opens();
    venue.book().keep(bars);
    return open(venue, opens);
  }

  abstract LocalVenue open(KlineVenue venue, List<Instant> opens);

  /** Returns how many bars of the book are told in the end. */
  public int bars() {
    return bars;
  }

  private static void play(KlineVenue venue, VenueLine line, List<Instant> opens)
      throws IOException {
    for (Instant open : opens) {
      venue.play(line, open);
    }
  }
}
