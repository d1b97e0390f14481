"""Where the warehouse is: one setting, as the commands read it, in the words that dbt understands."""

from __future__ import annotations

import os
import re
from pathlib import Path

from stockstream.commands import home

LOCATION = "STOCKSTREAM_WAREHOUSE_LOCATION"
DEFAULT = "duckdb:.stockstream/warehouse.duckdb"

_DATASET = re.compile(r"bigquery://([^/?#\s]+)/([^/?#\s]+?)(?:\?location=([^&#\s]+))?")


def dbt_environment() -> dict[str, str]:
    """Returns what the profile in `dbt/` asks for, nothing where the location is neither a file nor a dataset: then the environment says it itself."""
    location = os.environ.get(LOCATION) or DEFAULT
    if location.startswith("duckdb:"):
        return {"STOCKSTREAM_WAREHOUSE": str(home() / Path(location.removeprefix("duckdb:")))}
    if dataset := _DATASET.fullmatch(location):
        project, name, place = dataset.groups()
        return {
            "STOCKSTREAM_DBT_TARGET": "cloud",
            "STOCKSTREAM_BIGQUERY_PROJECT": project,
            "STOCKSTREAM_BIGQUERY_DATASET": name,
            "STOCKSTREAM_BIGQUERY_LOCATION": place or "US",
        }
    return {}
