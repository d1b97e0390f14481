"""Builds, tests and publishes the tables that people query, after every export.

One `dbt build`, not a task a model: see the README for what that costs. What fails a test is not published.
"""

from datetime import timedelta

from airflow.sdk import DAG

from stockstream.assets import EXPORTED, MARTS
from stockstream.defaults import COMMON, within
from stockstream.operators import BuildOperator

with DAG(
    "build_marts",
    doc_md=__doc__,
    schedule=[EXPORTED],
    deadline=within(timedelta(minutes=30)),
    tags=["marts"],
    **COMMON,
):
    BuildOperator(
        task_id="build",
        commands=[["dbt/build"]],
        next_step="see the failed checks above, mend what they name, then dbt/build; until then the tables of before stand",
        outlets=[MARTS],
    )
