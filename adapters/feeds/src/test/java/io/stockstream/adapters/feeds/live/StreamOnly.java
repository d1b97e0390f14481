package io.stockstream.adapters.feeds.live;

import java.util.List;
import java.util.Optional;

/** A venue that is only listened to, and never asked. */
record StreamOnly(Venue venue) implements Venue {

  @Override
  public String name() {
    return venue.name();
  }

  @Override
  public Manners manners() {
    return venue.manners();
  }

  @Override
  public Dialect dialect(List<Followed> followed) {
    return venue.dialect(followed);
  }

  @Override
  public Optional<History> history() {
    return Optional.empty();
  }
}
