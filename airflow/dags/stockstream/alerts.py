"""Tells somebody, in words that say what to do.

The message goes to the log, and to the standard input of the shell command in STOCKSTREAM_ALERT_COMMAND where that is set.
"""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess

PATIENCE_SECONDS = 60

log = logging.getLogger(__name__)


def failed(context) -> None:
    """Says which task of which run failed for good, why, and what to do next."""
    task, run = context["ti"], context["dag_run"]
    why = context.get("exception") or "it was ended from outside\nNext: see why in the log of the scheduler; what was done is whole"
    again = f"airflow/bin/airflow tasks clear {task.dag_id} --task-regex '^{task.task_id}$' --only-failed --yes"
    say(f"StockStream: {task.dag_id}.{task.task_id} failed at try {task.try_number} of {run.run_id}: {why}\nThen: {again}")


async def late(context, **kwargs) -> None:
    """Says which run is not done by its deadline; the run goes on."""
    run = context["dag_run"]
    await asyncio.to_thread(
        say,
        f"StockStream: {run['dag_id']} is late: {run['dag_run_id']} is {run['state']} past its deadline {context['deadline']['deadline_time']}"
        f"\nNext: airflow/bin/airflow tasks states-for-dag-run {run['dag_id']} {run['dag_run_id']}",
    )


def say(message: str) -> None:
    log.error(message)
    command = os.environ.get("STOCKSTREAM_ALERT_COMMAND")
    if command:
        subprocess.run(["sh", "-c", command], input=message, text=True, timeout=PATIENCE_SECONDS, check=True)
