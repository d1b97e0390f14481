package io.stockstream.adapters.feeds.live;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a venue for bars of the past, an answer at a time. One thread. */
final class Questions {

  /**
   * What a venue has answered.
   *
   * @param heard bars, and what cannot be read
   * @param next open time from which to ask on; none when this was all
   * @param date of the answer, by the venue's clock
   */
  record Answered(List<Heard> heard, Optional<Instant> next, Instant date) {

    boolean isGarbled() {
      return heard.stream().anyMatch(Heard.Garbled.class::isInstance);
    }
  }

  private final Asked asked;
  private final Shared shared;
  private final PoliteHttp http;
  private final Set<String> refused = new HashSet<>();

  Questions(Asked asked, Shared shared) {
    this.asked = asked;
    this.shared = shared;
    this.http =
        shared.http(
            new Turns(shared.surroundings().clock(), asked.manners().betweenRequests()),
            asked.rest());
  }

  /**
   * Asks once.
   *
   * @return nothing when the venue refuses, which people were told
   * @throws Cut when it is to be asked again, or never
   */
  Optional<Answered> ask(Followed followed, Instant from, Instant until)
      throws Cut, InterruptedException {
    Answer answer = http.get(asked.rest().request(followed, from, until));
    Optional<Heard.Trouble> trouble = answer.trouble(followed.symbol(), asked.manners().banned());
    if (trouble.isPresent()) {
      refuse(followed, trouble.get());
      return Optional.empty();
    }
    Instant date = answer.dated(followed.symbol());
    History.Page page = asked.rest().history().read(followed, from, answer.body(), date);
    for (Heard heard : page.heard()) {
      if (heard instanceof Heard.Trouble refusal) {
        refuse(followed, refusal);
        return Optional.empty();
      }
    }
    Optional<Instant> next = page.next().filter(time -> time.isAfter(from) && time.isBefore(until));
    return Optional.of(new Answered(page.heard(), next, date));
  }

  /** What the venue does not know is told once, however often it is asked for. */
  private void refuse(Followed followed, Heard.Trouble trouble) throws Cut {
    if (trouble.then() != Heard.Then.GO_ON || refused.add(followed.symbol())) {
      shared.note(trouble);
    }
  }

  /** Says whether the venue does not know an instrument. */
  boolean isRefused(Followed followed) {
    return refused.contains(followed.symbol());
  }
}
