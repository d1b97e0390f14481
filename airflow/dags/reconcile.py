"""Holds every exported date that is over against the store, every morning, and fails with the dates that differ.

It exports first, so that a correction that is merely not exported yet is no alarm; one that comes between the two is not there at the retry.
"""

from datetime import timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable

from stockstream.assets import EXPORTED
from stockstream.defaults import COMMON, within
from stockstream.operators import CommandOperator

with DAG(
    "reconcile",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("15 5 * * *", timezone="UTC"),
    deadline=within(timedelta(hours=4)),
    tags=["proof"],
    **COMMON,
):
    CommandOperator(
        task_id="reconcile",
        commands=[
            ["apps/stockstream", "export", "--to", "{{ day_before(dag_run) }}", "--json"],
            ["apps/stockstream", "reconcile", "--to", "{{ day_before(dag_run) }}"],
        ],
        execution_timeout=timedelta(hours=3),
        next_step="apps/stockstream reconcile --date DATE --repair, for each date above; it prints the rows",
        outlets=[EXPORTED],
    )
