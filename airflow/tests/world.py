"""The commands and Airflow for real: a store filled by `replay`, a warehouse, and an Airflow home, all in one folder that is thrown away."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import time
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import duckdb
import psutil

PROJECT = Path(__file__).resolve().parents[2]
MINUTE = timedelta(minutes=1)
HEADER = "symbol asset_class source venue timeframe open_time open high low close volume".split()


class World:
    """A store of three sessions of two stocks, and of the same days of a coin that trades all day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store.duckdb"
        self.warehouse = folder / "warehouse.duckdb"
        self.environment = os.environ | {
            "AIRFLOW_HOME": str(folder / "airflow"),
            "STOCKSTREAM_STORE_LOCATION": f"duckdb:{self.store}",
            "STOCKSTREAM_WAREHOUSE_LOCATION": f"duckdb:{self.warehouse}",
            "STOCKSTREAM_ALERT_COMMAND": f"cat >> {folder / 'alerts'}",
        }
        self.sessions = last_sessions(3)

    @property
    def dates(self) -> list[str]:
        return [opens.date().isoformat() for opens, _ in self.sessions]

    def replay(self, rows: list[list], issue: int = 0) -> None:
        file = self.folder / f"bars-{issue}.csv"
        with file.open("w", newline="") as out:
            csv.writer(out).writerows([HEADER, *rows])
        command(["apps/stockstream", "replay", file, "--issue", issue, "--home", self.folder / "home",
                 "--store", self.environment["STOCKSTREAM_STORE_LOCATION"]], self.environment)  # fmt: skip

    def fill(self) -> None:
        rows = []
        for opens, closes in self.sessions:
            for symbol, price in ("AAPL", 200), ("TSLA", 300):
                rows += [bar(symbol, "stock", "XNAS", at, price + n % 7) for n, at in enumerate(minutes(opens, closes))]
            day = opens.replace(hour=0, minute=0)
            rows += [bar("BTC-USD", "crypto", "COINBASE", at, 60000 + n % 11) for n, at in enumerate(minutes(day, day + 1440 * MINUTE))]
        self.replay(rows)

    def correct(self, date: str, price: int, issue: int) -> None:
        (opens,) = (opens for opens, _ in self.sessions if opens.date().isoformat() == date)
        self.replay([bar("AAPL", "stock", "XNAS", opens, price)], issue)

    def export(self) -> None:
        command(["apps/stockstream", "export"], self.environment)

    def forget(self, dates: list[str]) -> None:
        """Makes the warehouse one that dates were never exported to."""
        listed = ", ".join(f"DATE '{date}'" for date in dates)
        self.sql(f"DELETE FROM bars WHERE open_time::DATE IN ({listed})")
        self.sql(f"DELETE FROM export_marks WHERE date IN ({listed})")

    def prepare(self) -> None:
        command(["airflow/prepare"], self.environment)

    def airflow(self, *words: str, expect: int | None = 0) -> str:
        return command(["airflow/bin/airflow", *words], self.environment, expect)

    def test(self, dag_id: str, *words: str, expect: int = 0) -> str:
        return self.airflow("dags", "test", dag_id, *words, expect=expect)

    def reconcile(self) -> str:
        """Returns what `reconcile` says when both sides agree."""
        return command(["apps/stockstream", "reconcile"], self.environment)

    def sql(self, statement: str) -> list[tuple]:
        with duckdb.connect(str(self.warehouse)) as connection:
            return connection.execute(statement).fetchall()

    def processes(self, session: int | None = None) -> list[psutil.Process]:
        """Returns what runs by this world's environment or in a session; Airflow writes its titles over the environment."""
        mine = f"AIRFLOW_HOME={self.environment['AIRFLOW_HOME']}".encode()
        return [p for p in psutil.process_iter() if mine in environ(p.pid) or session is not None and session_of(p.pid) == session]


def environ(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def command(words: list, environment: dict[str, str], expect: int | None = 0) -> str:
    """Runs a command of the project to its end, and returns what it printed."""
    done = subprocess.run(
        [str(PROJECT / words[0]), *map(str, words[1:])], cwd=PROJECT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert expect is None or done.returncode == expect, done.stdout
    return done.stdout


def bar(symbol: str, asset_class: str, venue: str, at: datetime, price: int) -> list:
    text = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return [symbol, asset_class, "tape", venue, "1m", text, price, f"{price + 1}.123456789", price - 1, f"{price}.5", "10.5"]


def minutes(first: datetime, end: datetime) -> list[datetime]:
    return [first + n * MINUTE for n in range(int((end - first) / MINUTE))]


@cache
def last_sessions(count: int) -> list[tuple[datetime, datetime]]:
    """Returns when the last sessions in New York that are over opened and closed."""
    now = datetime.now(timezone.utc)
    printed = command(
        ["apps/stockstream", "calendar", "XNYS", "--from", (now - timedelta(days=15)).date(), "--to", now.date()], dict(os.environ)
    )
    times = [[datetime.fromisoformat(t) for t in re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", line)] for line in printed.splitlines()]
    return [(t[0], t[1]) for t in times if len(t) == 2 and t[1] + 5 * MINUTE < now][-count:]


def until(what: str, holds, seconds: float = 600):
    """Waits for something that comes of itself, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.2)
    raise AssertionError(f"expected {what} within {seconds} s, was not so")
