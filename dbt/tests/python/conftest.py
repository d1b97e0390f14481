"""dbt in this process, on warehouses of their own; nothing is written beside them but below target/."""

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest
from dbt.cli.main import dbtRunner

from market import Market

PROJECT = Path(__file__).parents[2]
BUILD = ("build", "--exclude-resource-type", "unit_test")


@dataclass
class Outcome:
    success: bool
    failed: set = field(default_factory=set)
    ran: set = field(default_factory=set)
    said: str = ""
    statements: list = field(default_factory=list)


class Warehouse:
    """A warehouse's file, and dbt on it."""

    def __init__(self, folder, project=PROJECT):
        self.folder = folder
        self.project = project
        self.file = folder / "warehouse.duckdb"
        self.parsed = None

    def where(self, target):
        os.environ["STOCKSTREAM_WAREHOUSE"] = str(self.file)
        where = ["--project-dir", self.project, "--profiles-dir", self.project, "--target", target]
        return [*map(str, where + ["--target-path", self.folder / "target", "--log-path", self.folder / "logs"])]

    def parse(self):
        """Once for all copies: another file is another profile, for which dbt parses anew, and that is half of a build."""
        self.parsed = dbtRunner().invoke(["parse", *self.where("local")]).result

    def dbt(self, *args, target="local"):
        said, statements = [], []

        def listen(event):
            said.append(event.info.msg)
            if event.info.name == "SQLQuery":
                statements.append(event.data.sql)

        # A copy: what a run compiles it writes into its nodes.
        manifest = self.parsed.deepcopy() if self.parsed and target == "local" else None
        runner = dbtRunner(manifest=manifest, callbacks=[listen])
        result = runner.invoke([*args, *self.where(target)])
        if result.exception:
            raise result.exception
        results = getattr(result.result, "results", None) or []
        done = [r for r in results if hasattr(r, "node") and r.node is not None]
        failed = {r.node.name for r in done if r.status in ("fail", "error", "runtime error")}
        return Outcome(result.success, failed, {r.node.name for r in done}, "\n".join(said), statements)

    def query(self, sql, *parameters):
        with duckdb.connect(str(self.file)) as connection:
            return connection.execute(sql, list(parameters)).fetchall()

    def marts(self):
        """Every row of every mart."""
        names = [n for (n,) in self.query("select table_name from duckdb_tables() where schema_name = 'marts'") if n != "published_export_marks"]
        assert len(names) == 8
        return {name: sorted(self.query(f"select * from marts.{name}"), key=repr) for name in names}

    def manifest(self):
        return json.loads((self.folder / "target" / "manifest.json").read_text())

    def copy(self, folder):
        self.query("checkpoint")  # what is in the file's log, too
        other = Warehouse(folder)
        shutil.copy(self.file, other.file)
        other.parsed = self.parsed
        shutil.copytree(self.folder / "target", folder / "target")
        return other


@pytest.fixture(scope="session")
def market():
    return Market()


@pytest.fixture(scope="session")
def built(market, tmp_path_factory):
    """Built once, for tests that only read, and to be copied."""
    warehouse = Warehouse(tmp_path_factory.mktemp("built"))
    market.export(warehouse.file, warehouse.folder)
    warehouse.parse()
    warehouse.first_build = warehouse.dbt(*BUILD)
    assert warehouse.first_build.success, warehouse.first_build.failed
    return warehouse


@pytest.fixture
def warehouse(built, tmp_path):
    """A copy of it, to be written into."""
    return built.copy(tmp_path)
