package io.stockstream.adapters.clickhouse.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP/1.1 message, byte for byte as it came.
 *
 * @param head up to and with the empty line
 * @param body in the framing that it came in
 */
record HttpMessage(byte[] head, byte[] body) {

  private static final int EMPTY_LINE = 0x0d0a0d0a;
  private static final int END_OF_LINE = 0x0d0a;
  private static final int HEXADECIMAL = 16;
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
  private static final Pattern CHUNKED = Pattern.compile("\r\ntransfer-encoding: *chunked\r\n");

  /** Reads the next one; null when the other side has ended. */
  static HttpMessage read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int last = 0; last != EMPTY_LINE; ) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
      last = last << Byte.SIZE | next;
    }
    return new HttpMessage(head.toByteArray(), body(text(head.toByteArray()), in));
  }

  private static byte[] body(String head, InputStream in) throws IOException {
    String fields = head.toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(fields);
    if (length.find()) {
      return exactly(Integer.parseInt(length.group(1)), in);
    }
    return CHUNKED.matcher(fields).find() ? chunks(in) : new byte[0];
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int length;
    do {
      String size = line(in);
      length = Integer.parseInt(size.strip(), HEXADECIMAL);
      body.writeBytes(size.getBytes(StandardCharsets.ISO_8859_1));
      body.writeBytes(exactly(length + 2, in));
    } while (length > 0);
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int last = 0; (last & 0xffff) != END_OF_LINE; ) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("expected a line, was the end");
      }
      line.append((char) next);
      last = last << Byte.SIZE | next;
    }
    return line.toString();
  }

  private static byte[] exactly(int length, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("expected %d bytes, was %d".formatted(length, bytes.length));
    }
    return bytes;
  }

  /** Returns all of it. */
  byte[] bytes() {
    byte[] bytes = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, bytes, head.length, body.length);
    return bytes;
  }

  /** Returns the first half: all of the head, where there is a body. */
  byte[] half() {
    return Arrays.copyOf(
        bytes(), body.length > 1 ? head.length + body.length / 2 : head.length / 2);
  }

  /** Returns all of it as text, a character a byte. */
  String text() {
    return text(bytes());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
