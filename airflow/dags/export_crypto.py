"""Exports the UTC day that has just ended: markets that never close have no other."""

from datetime import timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable

from stockstream.assets import EXPORTED
from stockstream.defaults import COMMON, within
from stockstream.operators import CommandOperator

with DAG(
    "export_crypto",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("5 0 * * *", timezone="UTC"),
    deadline=within(timedelta(minutes=15)),
    tags=["export"],
    **COMMON,
):
    CommandOperator(
        task_id="export",
        commands=[["apps/stockstream", "export", "--date", "{{ day_before(dag_run) }}", "--json"]],
        next_step="apps/stockstream reconcile --date {{ day_before(dag_run) }}",
        outlets=[EXPORTED],
    )
