package io.stockstream.adapters.testkit;

import io.stockstream.ports.store.Store;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Store} does. An adapter's test extends it, says how to open a store, and which
 * {@link Capability capabilities} that lacks; nothing in it may be overridden or disabled. At its
 * end it prints how many tests ran, which is the same number for every adapter.
 */
public abstract class StoreContract
    implements RowContract,
        VersionContract,
        SessionContract,
        ConcurrencyContract,
        KeptRecordsContract,
        FenceContract,
        LedgerContract,
        EditionContract,
        SelectionContract,
        PresenceContract,
        GapContract,
        StatementCountContract,
        IdentityContract {

  private static final Map<Class<?>, AtomicInteger> RUN = new ConcurrentHashMap<>();

  private TestingStore store;
  private Path anotherFolder;
  private TestingStore another;

  /** Opens the store of a folder that is there; the same folder is the same store. */
  protected abstract Store open(Path folder);

  /** Returns what the store lacks; nothing unless overridden. */
  protected Set<Capability> lacks() {
    return Set.of();
  }

  @BeforeEach
  void openStores(@TempDir Path folder, @TempDir Path anotherFolder) {
    store = new TestingStore(this::open, folder);
    this.anotherFolder = anotherFolder;
    RUN.computeIfAbsent(getClass(), c -> new AtomicInteger()).incrementAndGet();
  }

  @AfterEach
  void closeStores() {
    store.close();
    if (another != null) {
      another.close();
    }
  }

  @AfterAll
  static void printHowMany(TestInfo test) {
    test.getTestClass()
        .ifPresent(
            c -> System.out.println("StoreContract " + c.getSimpleName() + "=" + RUN.get(c)));
  }

  @Override
  public final TestingStore store() {
    return store;
  }

  @Override
  public final TestingStore another() {
    if (another == null) {
      another = new TestingStore(this::open, anotherFolder);
    }
    return another;
  }

  @Override
  public final boolean has(Capability capability) {
    return !lacks().contains(capability);
  }
}
