package io.stockstream.adapters.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockstream.ports.failure.FailureKind;
import io.stockstream.ports.failure.PortException;
import io.stockstream.ports.store.OffsetRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads what Spark logs of a query before and after each batch. The files are Spark's documented
 * layout: {@code metadata}, {@code offsets/N} written before batch N runs, {@code commits/N} after
 * it.
 */
final class Checkpoint {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FileSystem files;

  Checkpoint(String folder, Configuration hadoop) {
    this.folder = new Path(folder);
    try {
      this.files = this.folder.getFileSystem(hadoop);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns the query's id, or none when nothing ever ran on this checkpoint. */
  Optional<String> queryId() {
    return read(new Path(folder, "metadata")).map(text -> parse(text).get("id").asText());
  }

  /** Returns the last batch that Spark took for done. */
  OptionalLong lastCommitted() {
    try {
      Path commits = new Path(folder, "commits");
      if (!files.exists(commits)) {
        return OptionalLong.empty();
      }
      return Arrays.stream(files.listStatus(commits))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .mapToLong(Long::parseLong)
          .max();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns what a batch consumes, as Spark logged it before the batch ran. */
  List<OffsetRange> ranges(long batch) {
    JsonNode ends = offsets(batch);
    JsonNode starts = batch == 0 ? initialOffsets() : offsets(batch - 1);
    List<OffsetRange> ranges = new ArrayList<>();
    for (Map.Entry<String, JsonNode> topic : ends.properties()) {
      for (Map.Entry<String, JsonNode> partition : topic.getValue().properties()) {
        long until = partition.getValue().asLong();
        ranges.add(range(topic.getKey(), partition.getKey(), starts, until));
      }
    }
    ranges.sort(Comparator.comparingInt(OffsetRange::partition));
    return ranges;
  }

  /** A partition that was added since has no start yet; it is read from its beginning. */
  private static OffsetRange range(String topic, String partition, JsonNode starts, long until) {
    long from = starts.path(topic).path(partition).asLong(0);
    return new OffsetRange(topic, Integer.parseInt(partition), from, until);
  }

  /** The log has a version line, a line about the batch, and a line for our only source. */
  private JsonNode offsets(long batch) {
    return lastLine(new Path(new Path(folder, "offsets"), Long.toString(batch)));
  }

  private JsonNode initialOffsets() {
    return lastLine(new Path(new Path(folder, "sources"), "0/0"));
  }

  private JsonNode lastLine(Path file) {
    String text =
        read(file)
            .orElseThrow(
                () ->
                    new PortException(
                        FailureKind.MISCONFIGURED,
                        "checkpoint "
                            + folder
                            + ": expected Spark's file "
                            + file.getName()
                            + ", was missing; start with --rewind to go back to what the store knows"));
    return parse(
        text.substring(text.indexOf("{\"", text.lastIndexOf('\n', text.length() - 2) + 1)));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new PortException(
          FailureKind.INTERNAL, "Invariant: Spark's checkpoint is JSON, was " + text, e);
    }
  }

  private Optional<String> read(Path file) {
    try {
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (FSDataInputStream in = files.open(file)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Puts the checkpoint aside, so that the next query starts anew; nothing is deleted. */
  void setAside() {
    try {
      int number = 1;
      while (files.exists(aside(number))) {
        number++;
      }
      if (!files.rename(folder, aside(number))) {
        throw new IOException("one that could not be renamed to " + aside(number));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Path aside(int number) {
    return folder.suffix(".rewound-" + number);
  }

  private PortException unreadable(IOException cause) {
    return new PortException(
        FailureKind.MISCONFIGURED,
        "checkpoint " + folder + ": expected a folder to read and write, was " + cause.getMessage(),
        cause);
  }
}
