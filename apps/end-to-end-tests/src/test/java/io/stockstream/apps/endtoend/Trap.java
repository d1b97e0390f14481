package io.stockstream.apps.endtoend;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops a process for ever at a point, the n-th time it comes by, and says so on stdout: whoever
 * started the process then kills it, at exactly that point.
 *
 * @param point where
 * @param visits how many times it is passed before
 */
record Trap(KillPoint point, int visits) implements Serializable {

  static final String REACHED = "REACHED ";
  static final Trap NONE = new Trap(KillPoint.NEVER, 0);

  /** One process has one trap; tasks are copies of it. */
  private static final AtomicInteger PASSED = new AtomicInteger();

  void at(KillPoint here) {
    if (here == point && PASSED.getAndIncrement() == visits) {
      System.out.println(REACHED + point);
      System.out.flush();
      waitToBeKilled();
    }
  }

  private static void waitToBeKilled() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("expected to be killed, was interrupted", e);
    }
  }

  /** Returns the same elements, trapped half-way. */
  <T> Collection<T> in(KillPoint here, Collection<T> elements) {
    return new AbstractCollection<>() {
      @Override
      public Iterator<T> iterator() {
        return trapped(here, elements.iterator(), elements.size() / 2);
      }

      @Override
      public int size() {
        return elements.size();
      }
    };
  }

  <K, V> Map<K, V> in(KillPoint here, Map<K, V> entries) {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<K, V>> entrySet() {
        Trap.this.at(here);
        return entries.entrySet();
      }
    };
  }

  private <T> Iterator<T> trapped(KillPoint here, Iterator<T> elements, int half) {
    return new Iterator<>() {
      private int passed;

      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public T next() {
        if (passed++ == half) {
          at(here);
        }
        return elements.next();
      }
    };
  }
}
