"""Exports every hour whatever changed, of any class and however old: the store's ledger names the dates."""

from datetime import timedelta

from airflow.sdk import DAG, CronDataIntervalTimetable

from stockstream.assets import EXPORTED
from stockstream.defaults import COMMON, within
from stockstream.operators import CommandOperator

with DAG(
    "export_corrections",
    doc_md=__doc__,
    schedule=CronDataIntervalTimetable("35 * * * *", timezone="UTC"),
    deadline=within(timedelta(minutes=45)),
    tags=["export"],
    **COMMON,
):
    CommandOperator(
        task_id="export",
        commands=[["apps/stockstream", "export", "--json"]],
        next_step="apps/stockstream reconcile",
        outlets=[EXPORTED],
    )
