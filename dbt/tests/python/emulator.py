"""A program that speaks as BigQuery does, as a child process on 127.0.0.1, and a market in it."""

import datetime as dt
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from decimal import Decimal
from pathlib import Path

from conftest import PROJECT
from google.api_core.client_options import ClientOptions
from google.auth.credentials import AnonymousCredentials
from google.cloud import bigquery

from market import TABLES

ROWS_A_REQUEST = 2000
TYPES = {"varchar": "string", "bigint": "int64", "boolean": "bool", "decimal(38, 18)": "numeric(38, 9)"}


def programs():
    """Returns the folder of the programs of its Python environment, made once."""
    command = [PROJECT.parent / ".mvn" / "python-environment", "bqemulator", PROJECT / "environments" / "bqemulator.lock"]
    return Path(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()) / "bin"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Emulator:
    """Listens from the beginning of a block to its end."""

    def __init__(self, project, dataset, folder):
        self.project, self.dataset, self.folder = project, dataset, folder
        self.url = f"http://127.0.0.1:{free_port()}"

    def __enter__(self):
        bin = programs()
        # Where its DuckDB looks for extensions.
        home = os.environ | {"HOME": str(self.folder)}
        extensions = "import duckdb_extensions as e; [e.import_extension(name) for name in ('avro', 'spatial')]"
        subprocess.run([bin / "python", "-c", extensions], env=home, check=True)
        port = self.url.rpartition(":")[2]
        start = ["start", "--rest-port", port, "--grpc-port", str(free_port()), "--project", self.project, "--ephemeral"]
        with open(self.folder / "log.txt", "w") as log:
            self.process = subprocess.Popen([bin / "bqemulator", *start], env=home, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        self.wait()
        options = ClientOptions(api_endpoint=self.url)
        self.client = bigquery.Client(self.project, credentials=AnonymousCredentials(), client_options=options, location="US")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)

    def wait(self):
        end = time.monotonic() + 120
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/bigquery/v2/projects/{self.project}/datasets", timeout=5)
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError(f"bqemulator: expected it to listen, was not so; see {self.folder / 'log.txt'}")

    def query(self, sql):
        return [tuple(row.values()) for row in self.client.query(sql).result()]

    def export(self, market):
        """Writes all of a market, as the exporter would."""
        self.client.create_dataset(self.dataset)
        for name, columns in re.findall(r"create table if not exists (\w+) \((.*?)\);", TABLES, re.DOTALL):
            columns = columns.replace(", primary key (table_name, date)", "")
            for ours, theirs in TYPES.items():
                columns = columns.replace(f" {ours}", f" {theirs}")
            self.query(f"create table `{self.project}`.{self.dataset}.{name} ({columns})")
        for table, (partition, rows) in market.rows().items():
            self.insert(table, rows)
            self.mark(table, sorted({day(row[partition]) for row in rows}), "first")

    def export_again(self, market, date):
        """Writes the bars of a date once more."""
        partition, rows = market.rows()["bars"]
        self.query(f"delete from `{self.project}`.{self.dataset}.bars where date(open_time) = '{date}'")
        self.insert("bars", [row for row in rows if day(row[partition]) == date])
        self.query(f"delete from `{self.project}`.{self.dataset}.export_marks where table_name = 'bars' and date = '{date}'")
        self.mark("bars", [date], "second")

    def mark(self, table, dates, hash):
        now = dt.datetime.now(dt.UTC)
        self.insert("export_marks", [(table, date, "store", 1, 0, 0, "0", hash, now) for date in dates])

    def insert(self, table, rows):
        table = self.client.get_table(f"{self.project}.{self.dataset}.{table}")
        names = [field.name for field in table.schema]
        documents = [{name: text(value) for name, value in zip(names, row)} for row in rows]
        for first in range(0, len(documents), ROWS_A_REQUEST):
            errors = self.client.insert_rows_json(table, documents[first : first + ROWS_A_REQUEST])
            assert not errors, errors[:3]


def day(value):
    return value.date() if isinstance(value, dt.datetime) else value


def text(value):
    if isinstance(value, Decimal):
        return f"{value:.9f}"
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return str(value) if isinstance(value, dt.date) else value
