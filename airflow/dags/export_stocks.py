"""Exports the session that has just closed in New York, five minutes after the bell."""

from datetime import timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable

from stockstream.assets import EXPORTED
from stockstream.dates import NEW_YORK
from stockstream.defaults import COMMON, within
from stockstream.operators import CommandOperator

with DAG(
    "export_stocks",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("5 16 * * MON-FRI", timezone=NEW_YORK),
    deadline=within(timedelta(minutes=15)),
    tags=["export"],
    **COMMON,
):
    CommandOperator(
        task_id="export",
        commands=[["apps/stockstream", "export", "--date", "{{ session_date(dag_run) }}", "--json"]],
        next_step="apps/stockstream reconcile --date {{ session_date(dag_run) }}",
        outlets=[EXPORTED],
    )
