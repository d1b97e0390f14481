package io.stockstream.adapters.feeds.live;

import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.statement.StatementDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a venue's text means. */
public sealed interface Heard {

  /**
   * Statements about bars, the oldest first.
   *
   * @param statements what is said, still unchecked
   */
  record Bars(List<StatementDraft> statements) implements Heard {}

  /**
   * The venue is alive.
   *
   * @param time by its own clock, UTC
   */
  record Alive(Instant time) implements Heard {}

  /**
   * Something that was said did not arrive.
   *
   * @param what is missing, for people
   * @param about which instruments; none means any
   */
  record Lost(String what, List<Followed> about) implements Heard {}

  /**
   * A text, or part of one, that cannot be read.
   *
   * @param text as the venue sent it
   * @param violation the first reason
   */
  record Garbled(String text, Violation violation) implements Heard {}

  /**
   * The venue refuses, warns or takes its leave.
   *
   * @param what it says, in one line
   * @param pause that it asks for before the next try; zero when it does not
   * @param then what is to be done
   */
  record Trouble(String what, Duration pause, Then then) implements Heard {}

  /**
   * The venue waits for a word, such as who we are.
   *
   * @param text to say; never told to anybody else
   */
  record Asked(String text) implements Heard {

    @Override
    public String toString() {
      return "Asked[****]";
    }
  }

  /** What is to be done about trouble. */
  enum Then {
    /** Tell people, and listen on. */
    GO_ON,
    /** Connect anew, or ask again, after the wait. */
    TRY_AGAIN,
    /** End the feed: somebody has to change a setting. */
    STOP
  }

  /** Says that something is not as it should be, and the rest goes on. */
  static Trouble notice(String what) {
    return new Trouble(what, Duration.ZERO, Then.GO_ON);
  }

  /** Says that the venue has to be asked anew. */
  static Trouble again(String what, Duration wait) {
    return new Trouble(what, wait, Then.TRY_AGAIN);
  }

  /** Says that nothing helps but another setting. */
  static Trouble stop(String what) {
    return new Trouble(what, Duration.ZERO, Then.STOP);
  }
}
