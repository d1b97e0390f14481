"""The one date that a run is about."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from stockstream.dates import day_before, session_date


@dataclass
class Run:
    data_interval_end: datetime | None
    run_after: datetime = datetime.fromisoformat("2031-07-04T12:00:00+00:00")


def ending(text: str) -> Run:
    return Run(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("end", "date"),
    [
        ("2026-01-05T21:05:00+00:00", "2026-01-05"),
        ("2026-03-06T21:05:00+00:00", "2026-03-06"),
        ("2026-03-09T20:05:00+00:00", "2026-03-09"),
        ("2026-10-30T20:05:00+00:00", "2026-10-30"),
        ("2026-11-02T21:05:00+00:00", "2026-11-02"),
        ("2026-01-06T04:59:59+00:00", "2026-01-05"),
    ],
)
def test_the_session_is_that_of_new_york_before_and_after_a_clock_change(end, date):
    assert session_date(ending(end)) == date


@pytest.mark.parametrize(
    ("end", "date"),
    [
        ("2026-01-06T00:05:00+00:00", "2026-01-05"),
        ("2026-03-01T00:00:00+00:00", "2026-02-28"),
        ("2026-01-06T23:59:59+00:00", "2026-01-05"),
        ("2026-01-05T19:05:00-05:00", "2026-01-05"),
    ],
)
def test_the_day_before_is_the_last_utc_date_that_is_over(end, date):
    assert day_before(ending(end)) == date


def test_a_run_without_an_interval_goes_by_when_it_was_due():
    assert session_date(Run(None)) == "2031-07-04"
    assert day_before(Run(None)) == "2031-07-03"
