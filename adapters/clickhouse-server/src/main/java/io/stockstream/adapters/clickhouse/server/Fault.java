package io.stockstream.adapters.clickhouse.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** What may happen to a request and to its answer on their way. */
public enum Fault {
  /** The connection is reset before the server has seen anything. */
  RESET {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      exchange.reset();
    }
  },
  /** A proxy answers that there is no server. */
  UNAVAILABLE {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      String page = "<html>Service Unavailable</html>";
      String head = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: %d\r\n\r\n";
      exchange.answer((head.formatted(page.length()) + page).getBytes(StandardCharsets.US_ASCII));
    }
  },
  /** The request is taken, never passed on, never answered. */
  HANG {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      trouble.hold();
    }
  },
  /** Half of the request comes to the server. */
  CUT_IN_REQUEST {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      exchange.forwardHalf();
    }
  },
  /** The server does what it was asked; its answer is lost. */
  CUT_AFTER_REQUEST {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      exchange.forward();
    }
  },
  /** The server does what it was asked; its answer does not come. */
  HANG_AFTER_REQUEST {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      exchange.forward();
      trouble.hold();
    }
  },
  /** Half of the answer comes. */
  CUT_IN_ANSWER {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      exchange.answer(exchange.forward().half());
    }
  },
  /** Half of the answer comes, and the connection stays. */
  HANG_IN_ANSWER {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      exchange.answer(exchange.forward().half());
      trouble.hold();
    }
  },
  /** The whole answer comes, in small pieces. */
  DRIP {
    @Override
    void happen(Exchange exchange, Trouble trouble) throws IOException {
      byte[] answer = exchange.forward().bytes();
      int piece = answer.length / PIECES + 1;
      for (int from = 0; from < answer.length; from += piece) {
        exchange.answer(Arrays.copyOfRange(answer, from, Math.min(from + piece, answer.length)));
        trouble.pause(BETWEEN_PIECES);
      }
    }
  };

  private static final int PIECES = 20;
  private static final Duration BETWEEN_PIECES = Duration.ofMillis(3);

  abstract void happen(Exchange exchange, Trouble trouble) throws IOException;

  /** Says whether the connection is closed afterwards. */
  boolean closesConnection() {
    return this != DRIP;
  }
}
