package io.stockstream.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockstream.domain.Claims;
import io.stockstream.domain.bar.BarState;
import io.vavr.Tuple2;
import io.vavr.test.Gen;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  private static final long MAX_REVISION = (1L << 58) - 1;
  private static final Gen<Version> ANY =
      random -> new Version(random.nextLong() >>> 1, random.nextLong() >> random.nextInt(64));

  /**
   * state 1 | rank 7 | revision 58 | hash 32: one field at a time, at its lowest and highest bit.
   */
  @ParameterizedTest
  @CsvSource({
    "OPEN,   0,   0,                  0,  00000000000000000000000000000000",
    "OPEN,   0,   0,                  1,  00000000000000000000000000000001",
    "OPEN,   0,   0,                  -1, 000000000000000000000000ffffffff",
    "OPEN,   0,   1,                  0,  00000000000000000000000100000000",
    "OPEN,   0,   144115188075855872, 0,  00000000020000000000000000000000",
    "OPEN,   0,   288230376151711743, 0,  0000000003ffffffffffffff00000000",
    "OPEN,   1,   0,                  0,  00000000040000000000000000000000",
    "OPEN,   127, 0,                  0,  00000001fc0000000000000000000000",
    "CLOSED, 0,   0,                  0,  00000002000000000000000000000000",
    "CLOSED, 127, 288230376151711743, -1, 00000003ffffffffffffffffffffffff",
    "CLOSED, 64,  3976560000000000,   19, 00000003000e20a9063a600000000013"
  })
  void aStatementsVersionIsStateRankRevisionHash(
      BarState state, int rank, long revision, int hash, String hex) {
    Version version = Version.ofStatement(state, new Stamp("feed", rank, revision), hash);

    assertThat(version.toHex()).isEqualTo(hex);
    assertThat(version.toBigInteger()).isEqualTo(laidOut(state, rank, revision, hash));
  }

  /** edition 8 | state 1 | sum 118. */
  @ParameterizedTest
  @CsvSource({
    "0,   OPEN,   0,                1,  00000000000000000000000000000001",
    "0,   OPEN,   18014398509481983, -1, 003fffffffffffffffffffffffffffff",
    "0,   CLOSED, 0,                0,  00400000000000000000000000000000",
    "1,   OPEN,   0,                0,  00800000000000000000000000000000",
    "255, OPEN,   0,                0,  7f800000000000000000000000000000",
    "255, CLOSED, 18014398509481983, -1, 7fffffffffffffffffffffffffffffff"
  })
  void aRollUpsVersionIsEditionStateSum(
      int edition, BarState state, long high, long low, String hex) {
    Version version = Version.ofRollUp(edition, state, new Version(high, low));

    assertThat(version.toHex()).isEqualTo(hex);
    assertThat(version.edition()).isEqualTo(edition);
  }

  @Test
  void aSumLeavesOutTheEditionAndStateOfTheRungBelow() {
    Version part = Version.ofRollUp(255, BarState.CLOSED, new Version(3, 5));

    Version sum = new Version(0, 0).plus(part).plus(part);

    assertThat(sum).isEqualTo(new Version(6, 10));
  }

  @Test
  void aSumCarriesFromTheLowerHalf() {
    assertThat(new Version(1, -1).plus(new Version(2, 1))).isEqualTo(new Version(4, 0));
    assertThat(new Version(1, -1).plus(new Version(2, -1))).isEqualTo(new Version(4, -2));
  }

  @Test
  void twoToTheTwentyOfTheGreatestStatementsFit() {
    Version greatest =
        Version.ofStatement(BarState.CLOSED, new Stamp("feed", 127, MAX_REVISION), -1);
    Version sum = new Version(0, 0);

    for (int i = 0; i < 1 << 20; i++) {
      sum = sum.plus(greatest);
    }

    assertThat(sum.toBigInteger()).isEqualTo(greatest.toBigInteger().shiftLeft(20));
    assertThat(Version.ofRollUp(7, BarState.OPEN, sum).edition()).isEqualTo(7);
  }

  @Test
  void closingAddsTheStateAndNothingElse() {
    Version open = Version.ofRollUp(9, BarState.OPEN, new Version(3, 5));

    assertThat(open.closed()).isEqualTo(Version.ofRollUp(9, BarState.CLOSED, new Version(3, 5)));
    assertThat(open.closed().closed()).isEqualTo(open.closed());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 0x7fffffff, 0x80000000})
  void statementsThatDifferInTheirHashAloneDifferInContentOnly(int hash) {
    Stamp stamp = new Stamp("feed", 64, 7);
    Version version = Version.ofStatement(BarState.CLOSED, stamp, 12);

    assertThat(Version.ofStatement(BarState.CLOSED, stamp, hash).differsInContentOnly(version))
        .isTrue();
    assertThat(Version.ofStatement(BarState.OPEN, stamp, hash).differsInContentOnly(version))
        .isFalse();
    assertThat(
            Version.ofStatement(BarState.CLOSED, new Stamp("feed", 65, 7), hash)
                .differsInContentOnly(version))
        .isFalse();
    assertThat(
            Version.ofStatement(BarState.CLOSED, new Stamp("feed", 64, 8), hash)
                .differsInContentOnly(version))
        .isFalse();
  }

  @Test
  void everyFormIsReadBackAsItWasWritten() {
    Claims.holds(
        2_000,
        ANY,
        version -> {
          assertThat(Version.fromHex(version.toHex())).isEqualTo(version);
          assertThat(Version.of(version.toBigInteger())).isEqualTo(version);
          assertThat(version.toHex()).hasSize(32).isEqualTo(version.toString());
          assertThat(new BigInteger(version.toHex(), 16)).isEqualTo(version.toBigInteger());
        });
  }

  @Test
  void everyFormHasTheOrderOfTheNumbers() {
    Gen<Tuple2<Version, Version>> pairs =
        random -> {
          Version version = ANY.apply(random);
          return new Tuple2<>(version, other(version, random));
        };

    Claims.holds(
        2_000,
        pairs,
        pair -> {
          int byNumber = pair._1().toBigInteger().compareTo(pair._2().toBigInteger());
          assertThat(Integer.signum(pair._1().compareTo(pair._2()))).isEqualTo(byNumber);
          assertThat(Integer.signum(pair._1().toHex().compareTo(pair._2().toHex())))
              .isEqualTo(byNumber);
        });
  }

  private static Version other(Version version, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Version(version.high(), random.nextLong());
      case 1 -> new Version(version.high(), version.low());
      default -> ANY.apply(random);
    };
  }

  private static BigInteger laidOut(BarState state, int rank, long revision, int hash) {
    return BigInteger.valueOf(state == BarState.CLOSED ? 1 : 0)
        .shiftLeft(97)
        .or(BigInteger.valueOf(rank).shiftLeft(90))
        .or(BigInteger.valueOf(revision).shiftLeft(32))
        .or(BigInteger.valueOf(Integer.toUnsignedLong(hash)));
  }
}
