"""What the DAGs are: names, schedules, tasks, and what every one of them promises."""

import runpy
import sys
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pendulum
import pytest
from airflow.serialization.serialized_objects import DagSerialization
from airflow.timetables.base import TimeRestriction
from conftest import DAGS

from stockstream.alerts import failed
from stockstream.assets import EXPORTED
from stockstream.dates import day_before, session_date

COMMANDS = {
    "export_stocks": ["apps/stockstream export --date {{ session_date(dag_run) }} --json"],
    "export_crypto": ["apps/stockstream export --date {{ day_before(dag_run) }} --json"],
    "export_corrections": ["apps/stockstream export --json"],
    "reconcile": [
        "apps/stockstream export --to {{ day_before(dag_run) }} --json",
        "apps/stockstream reconcile --to {{ day_before(dag_run) }}",
    ],
    "backfill_export": [
        "apps/stockstream export --date {{ day_before(dag_run) }} --json",
        "apps/stockstream reconcile --date {{ day_before(dag_run) }} --repair",
    ],
    "build_marts": ["dbt/build"],
}


def test_every_dag_can_be_read(dagbag):
    assert dagbag.import_errors == {}
    assert set(dagbag.dags) == set(COMMANDS)


@pytest.mark.parametrize("dag_id", COMMANDS)
def test_a_dag_is_one_task_that_runs_these_commands(dagbag, dag_id):
    (task,) = dagbag.dags[dag_id].tasks

    assert [" ".join(command) for command in task.commands] == COMMANDS[dag_id]
    assert task.next_step


@pytest.mark.parametrize("dag_id", COMMANDS)
def test_a_dag_is_about_one_file_named_as_it_is(dagbag, dag_id):
    assert dagbag.dags[dag_id].fileloc == str(DAGS / f"{dag_id}.py")


@pytest.mark.parametrize("dag_id", COMMANDS)
def test_whoever_opens_the_warehouse_waits_for_its_pool_ends_in_time_and_tells(dagbag, dag_id):
    for task in dagbag.dags[dag_id].tasks:
        assert task.pool == "warehouse"
        assert task.retries == 4
        assert timedelta(0) < task.execution_timeout <= timedelta(hours=3)
        assert task.on_failure_callback == [failed]


@pytest.mark.parametrize("dag_id", set(COMMANDS) - {"backfill_export"})
def test_what_runs_by_itself_catches_nothing_up_and_has_a_deadline(dagbag, dag_id):
    dag = dagbag.dags[dag_id]

    assert not dag.catchup
    assert dag.max_active_runs == 1
    assert len(dag.deadline) == 1


def test_the_marts_are_built_when_an_export_has_run(dagbag):
    exporting = {i for i, dag in dagbag.dags.items() if any(EXPORTED in task.outlets for task in dag.tasks)}

    assert dagbag.dags["build_marts"].schedule == [EXPORTED]
    assert exporting == set(COMMANDS) - {"build_marts"}


@pytest.mark.parametrize("dag_id", COMMANDS)
def test_defining_a_dag_starts_nothing_asks_nobody_and_opens_no_file_but_its_own(dagbag, dag_id):
    own, watching, seen = str(DAGS / f"{dag_id}.py"), True, set()

    def watch(event, arguments):
        if watching and event in ("open", "socket.connect", "subprocess.Popen", "os.system", "sqlite3.connect"):
            seen.add(str(arguments[0]))

    sys.addaudithook(watch)
    try:
        runpy.run_path(own)
    finally:
        watching = False

    assert {what for what in seen if not what.startswith(sys.prefix)} == {own}


def serialized_timetable(dag):
    """Returns the timetable as the scheduler gets it."""
    return DagSerialization.from_dict(DagSerialization.to_dict(dag)).timetable


def ends(dag, first: str, last: str) -> list[datetime]:
    """Returns when the intervals of a DAG end that begin in a range of UTC dates."""
    restriction = TimeRestriction(earliest=pendulum.parse(first), latest=pendulum.parse(last), catchup=True)
    timetable, found, interval = serialized_timetable(dag), [], None
    while info := timetable.next_dagrun_info(last_automated_data_interval=interval, restriction=restriction):
        interval = info.data_interval
        found.append(interval.end)
    return found


def test_a_session_is_exported_five_minutes_after_the_bell_on_days_of_a_clock_change_too(dagbag):
    of_a_year = ends(dagbag.dags["export_stocks"], "2026-01-01", "2026-12-30")
    in_new_york = [end.astimezone(ZoneInfo("America/New_York")) for end in of_a_year]

    assert {(end.hour, end.minute) for end in in_new_york} == {(16, 5)}
    assert {end.utctimetuple().tm_hour for end in of_a_year} == {20, 21}
    weekdays = [d for n in range(363) if (d := date(2026, 1, 2) + timedelta(n)).weekday() < 5]
    assert [date.fromisoformat(session_date(SimpleNamespace(data_interval_end=end))) for end in of_a_year] == weekdays


def test_every_utc_day_is_exported_once_as_soon_as_it_is_over(dagbag):
    of_a_year = ends(dagbag.dags["export_crypto"], "2026-01-01", "2026-12-30")

    assert {(end.hour, end.minute) for end in of_a_year} == {(0, 5)}
    days = [date.fromisoformat(day_before(SimpleNamespace(data_interval_end=end))) for end in of_a_year]
    assert days == [date(2026, 1, 1) + timedelta(n) for n in range(363)]


def test_a_backfill_does_each_day_of_its_range_and_no_day_comes_by_itself(dagbag):
    dag = dagbag.dags["backfill_export"]
    never = TimeRestriction(earliest=pendulum.parse("2026-01-01"), latest=None, catchup=False)

    days = [day_before(SimpleNamespace(data_interval_end=end)) for end in ends(dag, "2026-01-05", "2026-01-07")]

    assert days == ["2026-01-05", "2026-01-06", "2026-01-07"]
    assert serialized_timetable(dag).next_dagrun_info(last_automated_data_interval=None, restriction=never) is None
    assert serialized_timetable(dag).periodic
