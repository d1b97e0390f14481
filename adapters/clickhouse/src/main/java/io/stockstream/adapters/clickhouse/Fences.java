package io.stockstream.adapters.clickhouse;

import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.Fence;
import io.stockstream.ports.store.Fencing;
import java.util.UUID;

/**
 * The right to write, without transactions: every insert asks for the newest fence on the server,
 * when it begins; who takes a fence ends the inserts that had begun before.
 *
 * @param storeId names the store's inserts among the server's
 */
record Fences(Server server, String storeId) implements Fencing {

  private static final String DOING = "taking the fence";
  private static final Columns COLUMNS = Columns.of("number", "Int64", "holder", "String");

  /** Where of an insert: fails the whole of it when the fence is not the newest. */
  static final String IS_NEWEST = "throwIf((SELECT max(number) FROM fencing) > %d) = 0";

  /** Blocks until no insert of an older query runs any more. */
  @Override
  public Fence take() {
    String holder = UUID.randomUUID().toString();
    long number;
    do {
      number = newest() + 1;
      claim(number, holder);
    } while (!holder.equals(holderOf(number)));
    endInserts();
    return new Fence(number);
  }

  private long newest() {
    return server.number(DOING, Query.of("SELECT max(number) FROM fencing"));
  }

  /** One token a number: of two that claim it at once, the server takes the first. */
  private void claim(long number, String holder) {
    Rows rows = new Rows(COLUMNS);
    rows.int64(number).text(holder).endRow();
    server.insertOnce(DOING, "fencing", rows, "fence-" + number);
  }

  private String holderOf(long number) {
    String[] holder = new String[1];
    server.read(
        DOING,
        Query.of("SELECT holder FROM fencing WHERE number = {number:Int64}").with("number", number),
        block -> holder[0] = block.columns()[0].text(0));
    return holder[0];
  }

  private void endInserts() {
    server.execute(
        DOING,
        "KILL QUERY WHERE user = currentUser() AND startsWith(query_id, '%s') SYNC"
            .formatted(insertsName()));
  }

  /** Returns what the server calls all inserts into this store, up to what makes each unique. */
  String insertsName() {
    return "stockstream-" + storeId + "-";
  }

  /**
   * @throws PortException REJECTED when it is not the newest
   */
  void require(Fence fence) {
    long newest = newest();
    if (newest > fence.number()) {
      throw refused(fence, newest);
    }
  }

  /** Returns how to say that an insert was refused. */
  PortException refused(Fence fence) {
    return refused(fence, newest());
  }

  private PortException refused(Fence fence, long newest) {
    return new PortException(
        FailureKind.REJECTED,
        "store %s: expected fence %d to be the newest, was %d; a newer query writes this store, stop this one"
            .formatted(server.address(), fence.number(), newest));
  }
}
