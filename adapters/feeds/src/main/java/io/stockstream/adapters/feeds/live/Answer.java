package io.stockstream.adapters.feeds.live;

import io.stockstream.adapters.feeds.live.Heard.Trouble;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A venue's answer over HTTP.
 *
 * @param status 200 when it is one
 * @param body its text
 * @param date when it was given, by the venue's clock, to the second
 * @param retryAfter how long the venue wants to be left alone
 */
public record Answer(
    int status, String body, Optional<Instant> date, Optional<Duration> retryAfter) {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int BANNED = 418;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_QUOTE = 120;

  static Answer of(HttpResponse<?> response, String body) {
    return new Answer(
        response.statusCode(),
        body,
        response.headers().firstValue("Date").flatMap(Answer::date),
        response.headers().firstValue("Retry-After").flatMap(Answer::seconds));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[0-9]{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  /** Returns when it was given; without that nobody knows which bars are over. */
  Instant dated(String what) throws Cut {
    return date.orElseThrow(
        () ->
            new Cut(
                Heard.again(what + ": expected an answer with its date, was none", Duration.ZERO)));
  }

  /**
   * Returns what is wrong with it; nothing when it is one.
   *
   * @param what was asked, for people
   * @param banned how long to stay away when told to, unless told how long
   */
  Optional<Trouble> trouble(String what, Duration banned) {
    return switch (status) {
      case OK -> Optional.empty();
      case UNAUTHORIZED ->
          Optional.of(Heard.stop(said(what, "expected a key that it takes, was another or none")));
      case TOO_MANY -> Optional.of(Heard.again(said(what, "asked too often"), wait(banned)));
      case BANNED, FORBIDDEN -> Optional.of(Heard.again(said(what, "banned"), wait(banned)));
      default ->
          Optional.of(
              status >= SERVER_ERROR
                  ? Heard.again(said(what, "is down"), retryAfter.orElse(Duration.ZERO))
                  : Heard.notice(said(what, "refused: " + excerpt())));
    };
  }

  private Duration wait(Duration banned) {
    return retryAfter.orElse(banned);
  }

  private String said(String what, String why) {
    return what + ": HTTP " + status + ", " + why;
  }

  private String excerpt() {
    String line = body.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
  }
}
