"""The one date that a run is about, from the end of its interval: right whoever started it, and on days that have 23 or 25 hours."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Protocol
from zoneinfo import ZoneInfo

NEW_YORK = "America/New_York"


class Run(Protocol):
    """What of a DAG run is asked here; a run started by hand or by an asset has no interval."""

    data_interval_end: datetime | None
    run_after: datetime


def session_date(run: Run) -> str:
    """Returns the date in New York when the interval ends: that of the session which closed just before."""
    return _end(run).astimezone(ZoneInfo(NEW_YORK)).date().isoformat()


def day_before(run: Run) -> str:
    """Returns the last UTC date that was over when the interval ended."""
    return (_end(run).astimezone(timezone.utc).date() - timedelta(days=1)).isoformat()


def _end(run: Run) -> datetime:
    return run.data_interval_end or run.run_after
