package io.stockstream.adapters.clickhouse.server;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;

/**
 * A request on its way to the server, and the answer on its way back.
 *
 * @param request as it came
 * @param client to whom the answer goes
 * @param server to whom the request goes
 */
record Exchange(HttpMessage request, Socket client, Socket server) {

  /** Passes the request on, and returns the answer. */
  HttpMessage forward() throws IOException {
    server.getOutputStream().write(request.bytes());
    HttpMessage answer = HttpMessage.read(server.getInputStream());
    if (answer == null) {
      throw new EOFException("expected an answer of the server, was the end");
    }
    return answer;
  }

  void forwardHalf() throws IOException {
    server.getOutputStream().write(request.half());
  }

  void answer(byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
  }

  /** Has the connection closed without a farewell. */
  void reset() throws IOException {
    client.setSoLinger(true, 0);
  }
}
