package io.stockstream.adapters.feeds.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sends statements, some out of order and some twice.
 *
 * @param faults how often
 * @param random which
 * @param schedule takes them
 */
record Mishaps(FaultRates faults, Random random, Schedule schedule) {

  /**
   * @param updates how many of the first are OPEN
   */
  void send(List<Saying> sayings, int updates) {
    List<Saying> sent = new ArrayList<>(sayings);
    if (updates > 0 && strike(Fault.REORDER)) {
      reorder(sent, random.nextInt(updates));
    }
    int twice = strike(Fault.DUPLICATE) ? random.nextInt(sent.size()) : -1;
    for (int i = 0; i < sent.size(); i++) {
      send(sent.get(i));
      if (i == twice) {
        send(sent.get(i));
      }
    }
  }

  /** An older statement arrives right behind the one that followed it. */
  private static void reorder(List<Saying> sayings, int index) {
    Saying older = sayings.remove(index);
    sayings.add(index + 1, older.sentAt(sayings.get(index).at()));
  }

  private void send(Saying saying) {
    schedule.add(saying.at(), new Emission.Stated(saying.statement()));
  }

  private boolean strike(Fault fault) {
    boolean strikes = faults.strikes(fault, random);
    if (strikes) {
      schedule.count(fault);
    }
    return strikes;
  }
}
