package io.stockstream.apps.ingest;

import io.stockstream.adapters.feeds.live.Credentials;
import io.stockstream.adapters.feeds.live.LiveOptions;
import io.stockstream.apps.runtime.config.ConfigKey;
import io.stockstream.apps.runtime.config.ConfigProblem;
import io.stockstream.apps.runtime.config.ConfigType;
import io.stockstream.apps.runtime.config.Secret;
import io.stockstream.apps.runtime.config.Settings;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.time.Duration;

/**
 * How a live feed is followed.
 *
 * @param stream where the venue's WebSocket is, unless where it is for everybody
 * @param rest where the venue's REST API is, likewise
 * @param lookback how far back history is asked for at the start
 * @param keyId name of the account's key, where the venue wants one
 * @param keySecret the account's key, likewise
 */
record LiveSettings(
    Option<URI> stream,
    Option<URI> rest,
    Duration lookback,
    Option<Secret> keyId,
    Option<Secret> keySecret) {

  static final ConfigKey<String> STREAM_URL =
      ConfigKey.of(
          "feed.stream-url", "the venue's WebSocket, instead of the public one", ConfigType.text());

  static final ConfigKey<String> REST_URL =
      ConfigKey.of(
          "feed.rest-url",
          "the venue's REST API, without a path, instead of the public one",
          ConfigType.text());

  static final ConfigKey<Duration> LOOKBACK =
      ConfigKey.of(
              "feed.lookback",
              "how far back history is asked for at the start",
              ConfigType.duration())
          .withDefault("1h");

  static final ConfigKey<Secret> KEY_ID =
      ConfigKey.of("feed.key-id", "name of the account's key, of alpaca", ConfigType.ofSecret());

  static final ConfigKey<Secret> KEY_SECRET =
      ConfigKey.of(
          "feed.key-secret", "the account's key, of alpaca and massive", ConfigType.ofSecret());

  static final Seq<ConfigKey<?>> KEYS = List.of(STREAM_URL, REST_URL, LOOKBACK, KEY_ID, KEY_SECRET);

  static Validation<Seq<ConfigProblem>, LiveSettings> from(Settings settings) {
    return ConfigProblem.flatten(
        Validation.combine(
                address(settings, STREAM_URL),
                address(settings, REST_URL),
                problems(settings.get(LOOKBACK)),
                problems(settings.find(KEY_ID)),
                problems(settings.find(KEY_SECRET)))
            .ap(LiveSettings::new));
  }

  private static Validation<Seq<ConfigProblem>, Option<URI>> address(
      Settings settings, ConfigKey<String> key) {
    return problems(settings.find(key))
        .flatMap(text -> text.isEmpty() ? Validation.valid(Option.none()) : uri(text.get(), key));
  }

  private static Validation<Seq<ConfigProblem>, Option<URI>> uri(
      String text, ConfigKey<String> key) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null) {
        return Validation.valid(Option.some(uri));
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    return Validation.invalid(
        List.of(
            new ConfigProblem(
                key.name(), "expected an address such as https://host, was '" + text + "'")));
  }

  private static <T> Validation<Seq<ConfigProblem>, T> problems(
      Validation<ConfigProblem, T> setting) {
    return setting.mapError(List::of);
  }

  /**
   * Returns the account's key.
   *
   * @throws PortException MISCONFIGURED when none is set
   */
  Credentials credentials(FeedKind feed) {
    String secret =
        keySecret
            .map(Secret::reveal)
            .getOrElseThrow(
                () ->
                    new PortException(
                        FailureKind.MISCONFIGURED,
                        feed
                            + ": expected a key, by "
                            + KEY_SECRET.genericEnvName()
                            + " or in a file as "
                            + KEY_SECRET.name()
                            + ", was none"));
    return new Credentials(keyId.map(Secret::reveal).getOrElse(""), secret);
  }

  LiveOptions options() {
    return LiveOptions.DEFAULT.with(lookback);
  }
}
