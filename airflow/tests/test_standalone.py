"""Airflow as a whole, by `standalone`: scheduler, triggerer and web server; and nothing left in the end."""

import json
import signal
import socket
import sqlite3
import subprocess
import urllib.request
from datetime import date, timedelta

import psutil
import pytest
from world import PROJECT, World, until

pytestmark = pytest.mark.slow


class Standalone:
    """A world in which Airflow runs."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        world.environment |= {
            "AIRFLOW__API__PORT": str(self.port),
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
        }
        self.log = world.folder / "standalone.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [str(PROJECT / "airflow/bin/airflow"), "standalone"],
                env=world.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
                # Who is started in the background by a shell ignores Ctrl-C, and so would what it starts.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )  # fmt: skip

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return answer.read().decode()

    def healthy(self) -> bool:
        try:
            parts = json.loads(self.get("/api/v2/monitor/health"))
        except OSError:
            return False
        return all(parts[part]["status"] == "healthy" for part in ("metadatabase", "scheduler", "triggerer", "dag_processor"))

    def unpause(self, dags: str) -> None:
        self.world.airflow("dags", "unpause", "--treat-dag-id-as-regex", dags, "--yes")

    def ask(self, statement: str, *values) -> list[tuple]:
        with sqlite3.connect(f"file:{self.world.environment['AIRFLOW_HOME']}/airflow.db?mode=ro", uri=True) as database:
            return database.execute(statement, values).fetchall()

    def runs(self, dag_id: str, run_type: str) -> list[str]:
        """Returns the states of the runs that came of themselves, or by a backfill."""
        return [state for (state,) in self.ask("SELECT state FROM dag_run WHERE dag_id = ? AND run_type = ?", dag_id, run_type)]

    def succeeds(self, dag_id: str, run_type: str, runs: int = 1) -> None:
        """Waits until so many runs have succeeded, and none is under way or to come; no run may fail."""

        def have_succeeded() -> bool:
            to_come = self.ask("SELECT target_dag_id FROM asset_dag_run_queue")
            states = self.runs(dag_id, run_type)
            assert "failed" not in states, (self.world.folder / "alerts").read_text()
            return len(states) >= runs and set(states) == {"success"} and not to_come

        until(f"{runs} runs of {dag_id}, all of which succeed", have_succeeded)

    def stop(self) -> None:
        """As Ctrl-C does, and after half a minute without asking."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            psutil.wait_procs([psutil.Process(self.process.pid)], timeout=30)
        for left in self.processes():
            left.kill()

    def processes(self) -> list[psutil.Process]:
        return self.world.processes(self.process.pid)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def airflow(world):
    """Airflow, in a world where all is exported but the last session."""
    world.export()
    world.forget(world.dates[-1:])
    (world.folder / "alerts").unlink(missing_ok=True)
    started = Standalone(world)
    try:
        until("every part of Airflow to be healthy", started.healthy)
        yield started
    finally:
        started.stop()
        print(started.log.read_text()[-5000:])


def test_1_the_page_answers(airflow):
    assert "<title>Airflow</title>" in airflow.get("/")


def test_2_nothing_listens_but_on_this_machine(airflow):
    listening = {
        connection.laddr.ip
        for process in airflow.processes()
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }

    assert listening == {"127.0.0.1"}


def test_3_the_scheduler_exports_and_the_export_has_the_marts_built(airflow):
    airflow.unpause("export_stocks|build_marts|backfill_export")

    airflow.succeeds("export_stocks", "scheduled")
    airflow.succeeds("build_marts", "asset_triggered")
    ((end,),) = airflow.ask("SELECT data_interval_end FROM dag_run WHERE dag_id = 'export_stocks' AND run_type = 'scheduled'")
    last, is_session = airflow.world.dates[-1], end.startswith(airflow.world.dates[-1])
    # On a holiday there is nothing to export.
    assert airflow.world.sql(f"SELECT count(*) FROM marts.fct_bars_daily WHERE trading_date = '{last}'") == [(3 if is_session else 0,)]


def test_4_a_backfill_does_three_days_again(airflow):
    world, last = airflow.world, date.fromisoformat(airflow.world.dates[-1])
    world.forget([str(last)])

    world.airflow(
        "backfill", "create", "--dag-id", "backfill_export", "--from-date", str(last - timedelta(days=2)), "--to-date", str(last),
        "--reprocess-behavior", "completed",
    )  # fmt: skip

    airflow.succeeds("backfill_export", "backfill", runs=3)
    airflow.succeeds("build_marts", "asset_triggered", runs=2)
    assert len(airflow.runs("backfill_export", "backfill")) == 3
    assert "differ=0" in world.reconcile()


def test_5_all_that_was_started_ends_with_it(airflow):
    airflow.process.send_signal(signal.SIGINT)

    until("Airflow to end", lambda: airflow.process.poll() is not None)
    until("nothing of it to run", lambda: not airflow.processes())
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", airflow.port), timeout=5)
