package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockstream.ports.store.Fence;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class SerializationContractTest {

  /** Says that it can be sent, and holds what cannot. */
  private record Broken(Unsendable held) implements Serializable {}

  private static final class Unsendable {}

  @Test
  void whatArrivesEqualsWhatWasSent() {
    assertThat(SerializationContract.roundTrip(new Fence(7))).isEqualTo(new Fence(7));
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertThatThrownBy(() -> SerializationContract.roundTrip(new Broken(new Unsendable())))
        .isInstanceOf(UncheckedIOException.class);
  }
}
