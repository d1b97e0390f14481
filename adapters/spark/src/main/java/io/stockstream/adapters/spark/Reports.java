package io.stockstream.adapters.spark;

import io.stockstream.ports.usecase.TaskReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** A task's report as bytes; Spark's own encoders make an empty row of a record. */
final class Reports {

  private Reports() {}

  static byte[] write(TaskReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(report);
    }
    return bytes.toByteArray();
  }

  static TaskReport read(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (TaskReport) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("Invariant: a task's report can be read", e);
    }
  }
}
