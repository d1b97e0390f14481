package io.stockstream.adapters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile values cost no more memory than any value may. */
class BoundsTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MEGABYTE = 1 << 20;

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void takesLittleMemoryToRefuse(String what, byte[] value) {
    TestingIntake.violations(TestingJson.bar().bytes());
    TestingIntake.violations(value);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(TestingIntake.violations(value)).isNotEmpty();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(2 * MEGABYTE);
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        hostile("a 2 MB string", bar("symbol", "'" + "A".repeat(2 << 20) + "'")),
        hostile("a string of 64,000", bar("symbol", "'" + "A".repeat(64_000) + "'")),
        hostile("a string of escapes", bar("symbol", "'" + "\\u0041".repeat(10_000) + "'")),
        hostile("100,000 brackets", "[".repeat(100_000)),
        hostile("65,536 brackets", "[".repeat(65_536)),
        hostile("60,000 brackets in a field", bar("open", "[".repeat(60_000))),
        hostile("a million digits", bar("open", "7".repeat(1_000_000))),
        hostile("60,000 digits", bar("open", "7".repeat(60_000))),
        hostile("60,000 digits for a revision", bar("revision", "7".repeat(60_000))),
        hostile("exponent 999999999", bar("open", "1e999999999")),
        hostile("exponent -999999999", bar("open", "1e-999999999")),
        hostile("exponent 999", bar("open", "1e999")),
        hostile("exponent of 60,000 digits", bar("open", "1e" + "9".repeat(60_000))),
        hostile("unknown fields", "{" + "\"x\":1,".repeat(9_000) + "\"x\":1}"),
        hostile("a field name of 64,000", "{\"" + "x".repeat(64_000) + "\":1}"),
        hostile("64,000 zero bytes", "\0".repeat(64_000)));
  }

  private static Arguments hostile(String what, String json) {
    return Arguments.of(what, json.getBytes(StandardCharsets.UTF_8));
  }

  private static String bar(String field, String json) {
    return TestingJson.bar().with(field, json).toString();
  }
}
