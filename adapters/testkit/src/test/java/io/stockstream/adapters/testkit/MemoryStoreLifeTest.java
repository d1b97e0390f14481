package io.stockstream.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryStoreLifeTest {

  @Test
  void aStoreWithoutAFolderIsItsOwn() {
    try (MemoryStore one = MemoryStore.create();
        MemoryStore other = MemoryStore.create()) {
      assertThat(one.id()).isNotEqualTo(other.id());
    }
  }
}
