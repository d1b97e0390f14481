"""Exports the UTC day that has just ended: markets that never close have no other."""

from datetime import timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable

from stockstream.assets import EXPORTED
from stockstream.dates import day_before
from stockstream.defaults import START, TASKS, within
from stockstream.operators import CommandOperator

with DAG(
    "export_crypto",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("5 0 * * *", timezone="UTC"),
    start_date=START,
    catchup=False,
    max_active_runs=1,
    deadline=within(timedelta(minutes=15)),
    default_args=TASKS,
    user_defined_macros={"day_before": day_before},
    tags=["export"],
):
    CommandOperator(
        task_id="export",
        commands=[["apps/stockstream", "export", "--date", "{{ day_before(dag_run) }}", "--json"]],
        next_step="apps/stockstream reconcile --date {{ day_before(dag_run) }}",
        outlets=[EXPORTED],
    )
