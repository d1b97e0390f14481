package io.stockstream.adapters.feeds.file;

import io.stockstream.adapters.wire.JsonMessageDecoder;
import io.stockstream.domain.statement.StatementDraft;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.OutgoingRecord;
import io.stockstream.ports.log.RecordKey;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes files and reads what a replay makes of them, as the stream would. */
final class TestingReplay {

  static final String HEADER =
      "symbol,asset_class,source,timeframe,open_time,open,high,low,close,volume";

  static final String LINE =
      "AAPL,stock,lean,1m,2014-06-05T08:15:00Z,644.8000,645.5,644.7,645.1,90";

  private TestingReplay() {}

  /**
   * A record as the stream reads it.
   *
   * @param key as text
   * @param decoded or the reason why not
   */
  record Read(String key, Either<DecodeFailure, Decoded> decoded) {

    StatementDraft draft() {
      return ((Decoded.Draft) decoded.get()).statement();
    }

    /** Returns for example {@code 3 BAD_NUMBER high: expected a number, was 'x'}. */
    String refusal() {
      DecodeFailure failure = decoded.getLeft();
      return failure.line().get().line() + " " + failure.violation();
    }
  }

  static Path write(Path folder, String... lines) throws IOException {
    return Files.writeString(folder.resolve("bars.csv"), String.join("\n", lines) + "\n");
  }

  static byte[] gzip(String text) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static List<Read> replay(Path file) {
    return replay(file, ReplayOptions.DEFAULT);
  }

  static List<Read> replay(Path file, ReplayOptions options) {
    JsonMessageDecoder decoder = new JsonMessageDecoder();
    List<Read> read = new ArrayList<>();
    try (FileFeed feed = FileFeed.open(file, options)) {
      while (feed.hasNext()) {
        OutgoingRecord outgoing = feed.next();
        read.add(new Read(RecordKey.text(outgoing.key()), decoder.decode(outgoing.value())));
      }
    }
    return read;
  }
}
