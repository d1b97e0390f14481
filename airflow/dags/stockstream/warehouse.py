"""Where the warehouse is: one setting, as the commands read it, in the words that dbt understands."""

from __future__ import annotations

import os
from pathlib import Path

from stockstream.commands import home

LOCATION = "STOCKSTREAM_WAREHOUSE_LOCATION"
DEFAULT = "duckdb:.stockstream/warehouse.duckdb"


def dbt_environment() -> dict[str, str]:
    """Returns what the profile in `dbt/` asks for, nothing where the location is not a file: then the environment says it itself."""
    kind, _, path = (os.environ.get(LOCATION) or DEFAULT).partition(":")
    return {"STOCKSTREAM_WAREHOUSE": str(home() / Path(path))} if kind == "duckdb" else {}
