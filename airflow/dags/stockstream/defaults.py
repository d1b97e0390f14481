"""What all DAGs have in common, said once."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone

from airflow.sdk import AsyncCallback, DeadlineAlert, DeadlineReference

from stockstream.alerts import failed, late
from stockstream.dates import day_before, session_date

COMMON = {
    # Before any bar: a date can be done again however old it is. Nothing is caught up by itself.
    "start_date": datetime(2000, 1, 1, tzinfo=timezone.utc),
    "catchup": False,
    "max_active_runs": 1,
    "user_defined_macros": {"day_before": day_before, "session_date": session_date},
    "default_args": {
        # One slot: a DuckDB file admits one process. airflow/prepare makes the pool.
        "pool": "warehouse",
        # Safe, because the commands are: what is done already is not done again.
        "retries": 4,
        "retry_delay": timedelta(seconds=20),
        "retry_exponential_backoff": 2.0,
        "execution_timeout": timedelta(minutes=30),
        "on_failure_callback": failed,
    },
}


def within(limit: timedelta) -> DeadlineAlert | None:
    """Returns an alert for a run that is not done so long after it was due; none for a trial, see bin/airflow."""
    if os.environ.get("STOCKSTREAM_DEADLINES") == "none":
        return None
    return DeadlineAlert(reference=DeadlineReference.DAGRUN_QUEUED_AT, interval=limit, callback=AsyncCallback(late))
