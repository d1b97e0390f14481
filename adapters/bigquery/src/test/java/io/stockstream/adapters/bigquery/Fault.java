package io.stockstream.adapters.bigquery;

/**
 * What the fake does wrong once, the next time that it is asked something.
 *
 * @param asked what has to be asked, such as {@code insert job}; see {@link FakeBigQuery}
 * @param kind what happens then
 * @param error what is said, or what the job ends with
 */
public record Fault(String asked, Kind kind, FakeError error) {

  /** What may happen. */
  public enum Kind {
    /** An error is answered, and nothing is done. */
    ANSWERS_AN_ERROR,
    /** What is asked is done, and the connection breaks before the answer. */
    LOSES_THE_REPLY,
    /** Another process has done it just before: it is there, and an error is answered. */
    COMES_SECOND,
    /** The job is there and does not end. */
    STAYS_RUNNING,
    /** The job ends with an error, and has done nothing. */
    ENDS_WITH_AN_ERROR,
    /** A page of rows says that it is the last one, and is not. */
    CUTS_THE_ROWS_SHORT
  }

  public static Fault error(String asked, int status, String reason, String message) {
    return new Fault(asked, Kind.ANSWERS_AN_ERROR, new FakeError(status, reason, message));
  }

  static Fault of(String asked, Kind kind) {
    return new Fault(asked, kind, null);
  }

  static Fault jobError(String asked, String reason, String message) {
    return new Fault(asked, Kind.ENDS_WITH_AN_ERROR, new FakeError(400, reason, message));
  }
}
