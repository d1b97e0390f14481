package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.store.BatchSession;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.SessionFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens sessions where a task runs. Connections are opened there, when first used, and shared by
 * all tasks of that JVM.
 *
 * @param address of the store
 * @param storeId of the store
 * @param opening of the store; after it was closed, none is opened in the JVM that closed it
 */
record ClickHouseSessions(ClickHouseAddress address, String storeId, String opening)
    implements SessionFactory {

  private static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();

  static void close(String opening) {
    CLOSED.add(opening);
  }

  @Override
  public BatchSession open(Fence fence) {
    Server server = new Server(address);
    if (CLOSED.contains(opening)) {
      throw server.misconfigured("expected to be open, was closed; open it again first");
    }
    return new ClickHouseSession(server, new Fences(server, storeId), fence);
  }
}
