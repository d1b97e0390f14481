package io.stockstream.adapters.kafka.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/**
 * Owns a broker's directory: locked until closed, and formatted.
 *
 * <p>The lock is our own. Kafka takes its {@code .lock} only after it has opened its metadata log,
 * which is too late for a second node on the same directory.
 */
final class BrokerDirectory implements AutoCloseable {

  private static final String OUR_LOCK = ".embedded.lock";
  private static final String KAFKA_LOCK = ".lock";

  private final Path path;
  private final FileLock lock;

  private BrokerDirectory(Path path, FileLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * @param scramUsers of a directory that is new, as Kafka's formatter takes them
   */
  static BrokerDirectory open(Path path, List<String> scramUsers) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw BrokerFailure.notADirectory(path);
    }
    try {
      Files.createDirectories(path);
      return prepared(new BrokerDirectory(path, lock(path)), scramUsers);
    } catch (IOException e) {
      throw BrokerFailure.notWritable(path, e);
    }
  }

  private static BrokerDirectory prepared(BrokerDirectory directory, List<String> scramUsers)
      throws IOException {
    try {
      directory.refuseRunningKafka();
      StorageFormat.ensure(directory.path, scramUsers);
      return directory;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static FileLock lock(Path path) throws IOException {
    return tryLock(path.resolve(OUR_LOCK)).orElseThrow(() -> BrokerFailure.inUse(path));
  }

  /** A Kafka process of its own knows nothing of our lock. */
  private void refuseRunningKafka() throws IOException {
    FileLock kafkas =
        tryLock(path.resolve(KAFKA_LOCK)).orElseThrow(() -> BrokerFailure.inUse(path));
    kafkas.acquiredBy().close();
  }

  private static Optional<FileLock> tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = tryLock(channel);
    if (lock.isEmpty()) {
      channel.close();
    }
    return lock;
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException heldInThisJvm) {
      return Optional.empty();
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    Utils.closeQuietly(lock.acquiredBy(), "directory lock");
  }
}
