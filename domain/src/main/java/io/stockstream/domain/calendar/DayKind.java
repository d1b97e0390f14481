package io.stockstream.domain.calendar;

/** How a date compares with the regular week of its market. */
public enum DayKind {
  /** The market keeps its usual hours. */
  USUAL,
  /** It does not open, as on every such day of the week. */
  REST,
  /** It does not open, and usually would. */
  HOLIDAY,
  /** It opens as usual and closes earlier. */
  HALF_DAY,
  /** It opens, with hours that are neither the usual ones nor merely cut short. */
  OTHER_HOURS,
  /** It opens, and usually would not. */
  EXTRA_SESSION;

  static DayKind of(DayHours hours, DayHours usual) {
    if (hours.equals(usual)) {
      return usual.isClosed() ? REST : USUAL;
    }
    if (hours.isClosed()) {
      return HOLIDAY;
    }
    if (usual.isClosed()) {
      return EXTRA_SESSION;
    }
    return hours.from() == usual.from() && hours.until() < usual.until() ? HALF_DAY : OTHER_HOURS;
  }
}
