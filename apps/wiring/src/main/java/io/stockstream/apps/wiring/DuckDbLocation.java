package io.stockstream.apps.wiring;

import io.stockstream.adapters.duckdb.DuckDbStore;
import io.stockstream.apps.runtime.config.Secret;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Store;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A store in a file.
 *
 * @param file made when it is not there
 */
public record DuckDbLocation(Path file) implements StoreLocation {

  private static final String SCHEME = "duckdb:";

  static Option<StoreLocation> parse(String text) {
    try {
      return text.startsWith(SCHEME) && text.length() > SCHEME.length()
          ? Option.some(new DuckDbLocation(Path.of(text.substring(SCHEME.length()))))
          : Option.none();
    } catch (InvalidPathException e) {
      return Option.none();
    }
  }

  /** Returns itself: a file has no users. */
  @Override
  public StoreLocation as(String user, Option<Secret> password) {
    return this;
  }

  /** Returns itself: a file is there or it is not. */
  @Override
  public StoreLocation patiently(Duration patience) {
    return this;
  }

  @Override
  public Store open() {
    return DuckDbStore.open(file);
  }

  @Override
  public Store openExisting() {
    if (!Files.exists(file)) {
      throw new PortException(
          FailureKind.MISCONFIGURED,
          "store "
              + this
              + ": expected a store, was nothing; name one with --store, or make one with replay");
    }
    return open();
  }

  @Override
  public String migrate() {
    open().close();
    return "made when it is opened; nothing to migrate";
  }

  @Override
  public String grant(Seq<StoreUser> users) {
    throw new PortException(
        FailureKind.MISCONFIGURED,
        "store "
            + this
            + ": expected a server, which has users, was a file; leave --roles out, or name a store such as clickhouse://HOST:8123/DATABASE");
  }

  /** Returns the location as it is written. */
  @Override
  public String toString() {
    return SCHEME + file;
  }
}
