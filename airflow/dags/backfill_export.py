"""Does days again, one run each: exports what changed, then repairs what differs from the store.

Runs only when asked, for a range of dates:

    airflow/bin/airflow backfill create --dag-id backfill_export --from-date 2026-01-05 --to-date 2026-01-07 --reprocess-behavior completed
"""

from airflow.sdk import DAG

from stockstream.assets import EXPORTED
from stockstream.defaults import COMMON
from stockstream.operators import CommandOperator
from stockstream.timetables import OnRequest

with DAG(
    "backfill_export",
    doc_md=__doc__,
    schedule=OnRequest(),
    tags=["export"],
    **COMMON,
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
