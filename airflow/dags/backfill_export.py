"""Does days again, one run each: exports what changed, then repairs what differs from the store.

Runs only when asked, for a range of dates:

    airflow/bin/airflow backfill create --dag-id backfill_export --from-date 2026-01-05 --to-date 2026-01-07 --reprocess-behavior completed
"""

from airflow.sdk import DAG

from stockstream.assets import EXPORTED
from stockstream.dates import day_before
from stockstream.defaults import START, TASKS
from stockstream.operators import CommandOperator
from stockstream.timetables import OnRequest

with DAG(
    "backfill_export",
    doc_md=__doc__,
    schedule=OnRequest(),
    start_date=START,
    catchup=False,
    default_args=TASKS,
    user_defined_macros={"day_before": day_before},
    tags=["export"],
):
    CommandOperator(
        task_id="export",
        commands=[
            ["apps/stockstream", "export", "--date", "{{ day_before(dag_run) }}", "--json"],
            ["apps/stockstream", "reconcile", "--date", "{{ day_before(dag_run) }}", "--repair"],
        ],
        next_step="apps/stockstream reconcile --date {{ day_before(dag_run) }}",
        outlets=[EXPORTED],
    )
