#!/usr/bin/env python3
"""Prints trading calendars, taken from the package exchange_calendars.

  generate.py             the compact file that the jar holds, by wall clocks
  generate.py --dump      every session of every calendar in UTC, as the package has it
  generate.py --digest    how many sessions each calendar has, and the SHA-256 of their dump

Needs what requirements.txt names. Reads nothing and knows no date of today, so that it prints the
same on every run.
"""

import argparse
import hashlib
from collections import Counter
from datetime import date, datetime, time, timedelta, timezone
from itertools import groupby
from zoneinfo import ZoneInfo

import exchange_calendars

PACKAGE_VERSION = "4.13.2"
FIRST = date(1997, 1, 1)
LAST = date(2030, 12, 31)

EXCHANGES = [
    "CMES",  # Chicago
    "XASX",  # Sydney
    "XBOM",  # Mumbai; the package has no XNSE, which keeps the same days and hours
    "XETR",  # Frankfurt
    "XHKG",  # Hong Kong
    "XLON",  # London
    "XNYS",  # New York; Nasdaq and Arca keep the same
    "XPAR",  # Paris
    "XSES",  # Singapore
    "XSHG",  # Shanghai
    "XTKS",  # Tokyo
]

NEW_YORK = ZoneInfo("America/New_York")
DAY_NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WORKING_DAYS = range(5)
ONE_DAY = timedelta(days=1)

HEADER = f"""\
# Trading calendars by the wall clocks of their markets. Printed by generate.py from the Python package
# exchange_calendars {PACKAGE_VERSION} (Apache-2.0); 24x5 and 24x7 are rules of their own. Not to be edited.
#
# calendar NAME ZONE FIRST LAST   what is known of a market's dates from FIRST to LAST, or "always"
# week SINCE DAYS HOURS           its regular week from that date on; "eve" is the evening before the trading date
# YEAR HOURS on MM-DD ...         dates that are otherwise; "closed" where the market does not open
"""


class Exchange:
    """One calendar of the package, within its bounds and ours."""

    def __init__(self, name):
        kind = type(exchange_calendars.get_calendar(name))
        self.name = name
        self.first = max(FIRST, day_of(kind.bound_min()) or FIRST)
        self.last = min(LAST, day_of(kind.bound_max()) or LAST)
        self.calendar = exchange_calendars.get_calendar(name, start=str(self.first), end=str(self.last))

    def sessions(self):
        """Yields each session's date and the instants at which it opens, breaks and closes."""
        for label, row in self.calendar.schedule.iterrows():
            edges = [row["open"], row["break_start"], row["break_end"], row["close"]]
            yield label.date(), [edge.to_pydatetime() for edge in edges if edge == edge]

    def compact(self):
        zone = ZoneInfo(str(self.calendar.tz))
        hours = {day: wall_hours(day, edges, zone) for day, edges in self.sessions()}
        yield f"calendar {self.name} {zone.key} {self.first} {self.last}"
        eras = regular_eras(hours, self.first)
        for since, regular in eras:
            yield f"week {since} mon-fri {regular}"
        yield from exceptions(hours, eras, self.first, self.last)


class Currencies:
    """Five days a week, each ending 17:00 in New York, where the next one begins."""

    name = "24x5"

    def sessions(self):
        for day in days(FIRST, LAST):
            if day.weekday() in WORKING_DAYS:
                yield day, [at_five(day - ONE_DAY), at_five(day)]

    def compact(self):
        yield f"calendar {self.name} {NEW_YORK.key} always"
        yield f"week {FIRST} mon-fri eve17:00-17:00"


class Always:
    """Every UTC date, whole."""

    name = "24x7"

    def sessions(self):
        for day in days(FIRST, LAST):
            yield day, [midnight(day), midnight(day + ONE_DAY)]

    def compact(self):
        yield f"calendar {self.name} UTC always"
        yield f"week {FIRST} mon-sun 00:00-24:00"


def day_of(timestamp):
    return None if timestamp is None else timestamp.date()


def days(first, last):
    while first <= last:
        yield first
        first += ONE_DAY


def at_five(day):
    return datetime.combine(day, time(17), NEW_YORK)


def midnight(day):
    return datetime.combine(day, time(0), timezone.utc)


def wall_hours(day, edges, zone):
    """Writes opening hours by the clock on the wall, relative to their trading date."""
    local = [edge.astimezone(zone) for edge in edges]
    texts = [wall_time(day, edge) for edge in local]
    return " ".join(f"{texts[i]}-{texts[i + 1]}" for i in range(0, len(texts), 2))


def wall_time(day, edge):
    offset = (edge.date() - day).days
    if offset == 1 and edge.time() == time(0):
        return "24:00"
    assert offset in (0, -1) and edge.second == 0, f"{day}: {edge} cannot be written"
    return f"{'eve' if offset else ''}{edge:%H:%M}"


def regular_eras(hours, first):
    """Finds from when on which hours were the usual ones, by what is usual in each month."""
    months = [
        (list(group), Counter(hours[day] for day in group).most_common(1)[0][0])
        for group in (
            list(group) for _, group in groupby(sorted(hours), key=lambda day: (day.year, day.month))
        )
    ]
    eras = [(first, months[0][1])]
    for (earlier, before), (later, after) in zip(months, months[1:]):
        if before != after:
            eras.append((moment_of_change(earlier + later, hours, before, after), after))
    return eras


def moment_of_change(candidates, hours, before, after):
    """Picks the date at which a change of the usual hours leaves the fewest exceptions."""
    return min(
        candidates,
        key=lambda change: sum(
            hours[day] != (before if day < change else after) for day in candidates
        ),
    )


def exceptions(hours, eras, first, last):
    """Yields the dates that are not as their regular week has it, a line per year and kind."""
    found = []
    for day in days(first, last):
        regular = [text for since, text in eras if since <= day][-1]
        usual = regular if day.weekday() in WORKING_DAYS else "closed"
        actual = hours.get(day, "closed")
        if actual != usual:
            found.append((day.year, actual != "closed", actual, f"{day:%m-%d}"))
    for (year, _, actual), group in groupby(sorted(found), key=lambda it: it[:3]):
        yield f"{year} {actual} on {' '.join(day for *_, day in group)}"


def dump(calendar):
    for day, edges in calendar.sessions():
        instants = [f"{edge.astimezone(timezone.utc):%Y-%m-%dT%H:%MZ}" for edge in edges]
        yield f"{calendar.name} {day} {' '.join(instants)}"


def digest(calendar):
    lines = list(dump(calendar))
    text = "".join(line + "\n" for line in lines)
    yield f"{calendar.name} {len(lines)} {hashlib.sha256(text.encode()).hexdigest()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dump", action="store_const", dest="form", const=dump)
    parser.add_argument("--digest", action="store_const", dest="form", const=digest)
    form = parser.parse_args().form
    found = exchange_calendars.__version__
    if found != PACKAGE_VERSION:
        parser.error(
            f"expected exchange_calendars {PACKAGE_VERSION}, was {found}; install requirements.txt"
        )
    if form is None:
        print(HEADER, end="")
    for calendar in [Currencies(), Always(), *map(Exchange, EXCHANGES)]:
        if form is None:
            print()
        for line in (form or type(calendar).compact)(calendar):
            print(line)


if __name__ == "__main__":
    main()
