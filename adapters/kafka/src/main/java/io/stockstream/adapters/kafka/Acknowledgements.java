package io.stockstream.adapters.kafka;

import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.log.OutgoingRecord;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Remembers the first record that failed. Called by the producer's thread and the caller's. */
final class Acknowledgements {

  private final AtomicReference<Failure> first = new AtomicReference<>();

  /** Returns what the producer calls when a record is in the log, or failed. */
  Callback of(OutgoingRecord outgoing) {
    return (metadata, exception) -> {
      if (exception != null) {
        failed(outgoing, exception);
      }
    };
  }

  void failed(OutgoingRecord outgoing, Exception exception) {
    first.compareAndSet(null, new Failure(outgoing, exception));
  }

  boolean allGood() {
    return first.get() == null;
  }

  Option<Failure> failure() {
    return Option.of(first.get());
  }

  /**
   * @param outgoing the record, or null when it was none of them
   * @param exception of the client
   */
  record Failure(OutgoingRecord outgoing, Exception exception) {

    PortException translate(KafkaFailures failures, int limit) {
      if (exception instanceof RecordTooLargeException) {
        return failures.tooLarge(outgoing, limit, exception);
      }
      return failures.translate(
          exception instanceof KafkaException kafka ? kafka : new KafkaException(exception));
    }
  }
}
