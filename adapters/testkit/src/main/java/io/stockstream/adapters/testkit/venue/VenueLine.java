package io.stockstream.adapters.testkit.venue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The venue's end of a WebSocket: frames, short and whole. One thread. */
public final class VenueLine {

  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;
  private static final int FINAL = 0x80;
  private static final int SHORT = 126;
  private static final int LONG = 127;

  private final DataInputStream in;
  private final OutputStream out;

  VenueLine(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  public void say(String text) throws IOException {
    send(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public void ping() throws IOException {
    send(FINAL | PING, new byte[0]);
  }

  /** Says goodbye with a status. */
  public void close(int status) throws IOException {
    send(FINAL | CLOSE, ByteBuffer.allocate(2).putShort((short) status).array());
  }

  /** Sends the beginning of a message whose rest never comes. */
  public void sayHalf(String text) throws IOException {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private void send(int first, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
    if (payload.length < SHORT) {
      frame.put((byte) payload.length);
    } else if (payload.length < 1 << 16) {
      frame.put((byte) SHORT).putShort((short) payload.length);
    } else {
      frame.put((byte) LONG).putLong(payload.length);
    }
    frame.put(payload);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }

  /** Waits for what the client says; answers its pings. */
  public String hear() throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 0xF;
      byte[] payload = payload();
      switch (opcode) {
        case TEXT -> {
          return new String(payload, StandardCharsets.UTF_8);
        }
        case PING -> send(FINAL | PONG, payload);
        case CLOSE -> throw new EOFException("the client closed");
        default -> {
          // A pong.
        }
      }
    }
  }

  /** Listens, answering nothing but pings, until the client is gone. */
  public void hearOut() throws IOException {
    while (true) {
      hear();
    }
  }

  /** Reads whatever comes and answers not even pings, until the client is gone. */
  public void ignore() throws IOException {
    while (in.read() >= 0) {
      // Ignored.
    }
  }

  private byte[] payload() throws IOException {
    int length = in.readUnsignedByte() & 0x7F;
    if (length == SHORT) {
      length = in.readUnsignedShort();
    } else if (length == LONG) {
      length = (int) in.readLong();
    }
    byte[] mask = new byte[4];
    in.readFully(mask);
    byte[] payload = new byte[length];
    in.readFully(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }
}
