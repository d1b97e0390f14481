package io.stockstream.adapters.kafka.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Holds both listening sockets from before Kafka starts, so that a free port cannot be lost between
 * choosing and using it, and a taken one is known before anything is touched.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {

  static final String HOST = "127.0.0.1";

  private final ServerSocketChannel broker;
  private final ServerSocketChannel controller;

  private LoopbackSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
    this.broker = broker;
    this.controller = controller;
  }

  static LoopbackSockets bind(int port) {
    ServerSocketChannel broker = listen(port);
    try {
      return new LoopbackSockets(broker, listen(0));
    } catch (RuntimeException e) {
      Utils.closeQuietly(broker, "broker socket");
      throw e;
    }
  }

  private static ServerSocketChannel listen(int port) {
    ServerSocketChannel channel = null;
    try {
      channel = ServerSocketChannel.open();
      channel.configureBlocking(false);
      return channel.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    } catch (IOException e) {
      Utils.closeQuietly(channel, "socket");
      throw BrokerFailure.portTaken(port, e);
    }
  }

  /** Called by Kafka, once per listener; it takes the socket over. */
  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
    return listener.equals(BrokerSettings.CONTROLLER_LISTENER) ? controller : broker;
  }

  String brokerAddress() {
    return address(broker);
  }

  String controllerAddress() {
    return address(controller);
  }

  InetSocketAddress controllerSocketAddress() {
    return new InetSocketAddress(HOST, controller.socket().getLocalPort());
  }

  private static String address(ServerSocketChannel channel) {
    return HOST + ":" + channel.socket().getLocalPort();
  }

  @Override
  public void close() {
    Utils.closeQuietly(broker, "broker socket");
    Utils.closeQuietly(controller, "controller socket");
  }
}
