package io.stockstream.adapters.testkit.venue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One connection of HTTP/1.1, as much of it as a client of ours uses. One thread. */
final class VenueHttp {

  private static final String WEB_SOCKET_ID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final InputStream in;
  private final OutputStream out;
  private String target;
  private final Map<String, String> headers = new HashMap<>();

  VenueHttp(Socket socket) throws IOException {
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Reads the next request; says whether there was one. */
  boolean next() throws IOException {
    String first = line();
    if (first.isEmpty()) {
      return false;
    }
    target = first.split(" ", -1)[1];
    headers.clear();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return true;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  boolean isWebSocket() {
    return "websocket".equalsIgnoreCase(headers.get("upgrade"));
  }

  String path() {
    return decoded(target.split("\\?", 2)[0]);
  }

  Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    String[] parts = target.split("\\?", 2);
    Arrays.stream(parts.length < 2 ? new String[0] : parts[1].split("&"))
        .map(each -> each.split("=", 2))
        .forEach(each -> query.put(decoded(each[0]), decoded(each[1])));
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  void answer(LocalVenue.Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " X\r\n");
    reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  VenueLine upgrade() throws IOException {
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(headers.get("sec-websocket-key"))
            + "\r\n\r\n";
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return new VenueLine(in, out);
  }

  private static String accept(String key) {
    try {
      byte[] text = (key + WEB_SOCKET_ID).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
