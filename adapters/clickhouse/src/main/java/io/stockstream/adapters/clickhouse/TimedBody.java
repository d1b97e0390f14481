package io.stockstream.adapters.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An answer's body as a stream that gives up when nothing comes for some time; the client's own has
 * no such limit once the headers are there. Asks for no more than it has room for, so the server
 * waits where the reader is slow.
 */
final class TimedBody extends InputStream implements BodySubscriber<InputStream> {

  /** What arrived: bytes, a failure, or neither at the end. */
  private record Piece(List<ByteBuffer> buffers, Throwable failure) {}

  private static final Piece END = new Piece(null, null);

  private final Duration patience;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final CompletableFuture<InputStream> self = new CompletableFuture<>();
  private final Deque<ByteBuffer> current = new ArrayDeque<>();
  private Flow.Subscription subscription;
  private boolean ended;

  TimedBody(Duration patience) {
    this.patience = patience;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return self;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    self.complete(this);
    begun.request(2);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(new Piece(buffers, null));
  }

  @Override
  public void onError(Throwable failure) {
    pieces.add(new Piece(null, failure));
  }

  @Override
  public void onComplete() {
    pieces.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!ended && current.isEmpty()) {
      take();
    }
    if (current.isEmpty()) {
      return -1;
    }
    ByteBuffer buffer = current.peek();
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    if (!buffer.hasRemaining()) {
      current.poll();
    }
    return count;
  }

  private void take() throws IOException {
    Piece piece = poll();
    if (piece == null) {
      close();
      throw new SocketTimeoutException("expected more of the answer within " + patience);
    }
    if (piece.failure != null) {
      ended = true;
      throw new IOException(piece.failure.getMessage(), piece.failure);
    }
    if (piece.buffers == null) {
      ended = true;
      return;
    }
    piece.buffers.stream().filter(ByteBuffer::hasRemaining).forEach(current::add);
    subscription.request(1);
  }

  private Piece poll() throws IOException {
    try {
      return pieces.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new InterruptedIOException("interrupted while reading the answer");
    }
  }

  /** Lets go of the connection; what is not read yet is not wanted. */
  @Override
  public void close() {
    ended = true;
    current.clear();
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
