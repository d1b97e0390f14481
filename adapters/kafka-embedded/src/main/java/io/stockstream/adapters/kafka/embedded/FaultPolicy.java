package io.stockstream.adapters.kafka.embedded;

import kafka.server.FaultHandlerFactory;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/**
 * Decides what a fatal fault inside Kafka does. Kafka's own policy halts the JVM; we keep it for a
 * running node, because a restart recovers and a half-dead broker does not. A fault while starting
 * fails the start, one while stopping is logged.
 *
 * <p>Thread-safe; Kafka's threads call the handlers.
 */
final class FaultPolicy implements FaultHandlerFactory {

  private enum Phase {
    STARTING,
    RUNNING,
    STOPPING
  }

  private final FaultHandlerFactory kafkas = new StandardFaultHandlerFactory();
  private Phase phase = Phase.STARTING;
  private RuntimeException firstWhileStarting;

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    FaultHandler halting = kafkas.build(name, fatal, action);
    FaultHandler logging = new LoggingFaultHandler(name, action);
    return fatal
        ? (message, cause) -> handler(halting, logging).handleFault(message, cause)
        : logging;
  }

  private synchronized FaultHandler handler(FaultHandler halting, FaultHandler logging) {
    return switch (phase) {
      case STARTING -> this::remember;
      case RUNNING -> halting;
      case STOPPING -> logging;
    };
  }

  private synchronized RuntimeException remember(String message, Throwable cause) {
    RuntimeException fault = new IllegalStateException(message, cause);
    if (firstWhileStarting == null) {
      firstWhileStarting = fault;
    }
    return fault;
  }

  /** Ends the start; Kafka returns from it even when its log manager is dead. */
  synchronized void started() {
    if (firstWhileStarting != null) {
      throw firstWhileStarting;
    }
    phase = Phase.RUNNING;
  }

  synchronized void stopping() {
    phase = Phase.STOPPING;
  }
}
