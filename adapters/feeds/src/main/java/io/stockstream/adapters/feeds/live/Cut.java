package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.live.Heard.Trouble;

/** Ends a connection or a request, and says what to do then; without a stack. */
final class Cut extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  Cut(Trouble trouble) {
    super(trouble.what(), null, false, false);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
