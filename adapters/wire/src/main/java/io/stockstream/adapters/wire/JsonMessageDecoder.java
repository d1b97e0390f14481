package io.stockstream.adapters.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.stockstream.domain.bar.Violation;
import io.stockstream.domain.bar.ViolationCode;
import io.stockstream.ports.log.DecodeFailure;
import io.stockstream.ports.log.Decoded;
import io.stockstream.ports.log.MessageDecoder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;

/**
 * Reads a message from its JSON form, strictly: UTF-8, one flat object, the fields of its form and
 * no other, each once and of its type. Whether the values make a bar that stands is for {@link
 * io.stockstream.domain.statement.Statement#of} to say. Numbers are exact. Takes time and memory
 * bounded by {@link #MAX_BYTES}. Stateless, thread-safe, serializable.
 */
public record JsonMessageDecoder() implements MessageDecoder {

  /** A longer value is refused unread; a statement has some 400 bytes. */
  public static final int MAX_BYTES = 65_536;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_NAME = 64;

  /** Duplicate fields are found by {@link Fields#mark}, which costs less than the parser's way. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME)
                  .maxStringLength(MAX_BYTES)
                  .maxNumberLength(MAX_BYTES)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  @Override
  public Either<DecodeFailure, Decoded> decode(byte[] value) {
    Violation violation = wholeValue(value);
    return violation == null ? parse(value) : failure(violation);
  }

  private static Violation wholeValue(byte[] value) {
    if (value.length == 0) {
      return new Violation(ViolationCode.EMPTY, "", "a JSON object", "no bytes");
    }
    if (value.length > MAX_BYTES) {
      return new Violation(
          ViolationCode.TOO_LONG, "", "at most " + MAX_BYTES + " bytes", value.length + " bytes");
    }
    return Utf8.isPlain(value)
        ? null
        : new Violation(
            ViolationCode.BAD_ENCODING, "", "UTF-8 without byte order mark", "other bytes");
  }

  private static Either<DecodeFailure, Decoded> parse(byte[] value) {
    Fields fields = new Fields();
    try (JsonParser parser = FACTORY.createParser(value)) {
      read(parser, fields, value);
    } catch (IOException e) {
      throw new IllegalStateException("Invariant: bytes in memory can be read", e);
    }
    return Assembly.of(fields);
  }

  private static void read(JsonParser parser, Fields fields, byte[] value) {
    try {
      FieldsReader.read(parser, fields);
    } catch (IOException e) {
      fields.refuse(SyntaxError.of(e, parser, value));
    }
  }

  private static Either<DecodeFailure, Decoded> failure(Violation violation) {
    return Either.left(new DecodeFailure(violation, Option.none()));
  }
}
