"""What becomes of a task when its command says how it went."""

import asyncio
import logging
from types import SimpleNamespace

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from stockstream import alerts
from stockstream.assets import EXPORTED
from stockstream.operators import BuildOperator, CommandOperator


@pytest.fixture
def task(tmp_path, monkeypatch):
    """Returns what makes a task of scripts, one a command."""
    monkeypatch.setenv("STOCKSTREAM_HOME", str(tmp_path))

    def make(*scripts: str, **more) -> CommandOperator:
        for number, text in enumerate(scripts):
            script = tmp_path / f"command{number}"
            script.write_text("#!/usr/bin/env bash\n" + text)
            script.chmod(0o755)
        commands = [[f"command{number}", "--date", "2026-01-05"] for number in range(len(scripts))]
        return CommandOperator(task_id="task", commands=commands, next_step="look at it", **more)

    return make


def context() -> dict:
    return {"outlet_events": {EXPORTED: SimpleNamespace(extra={})}}


def report(*dates: str) -> str:
    listed = ",".join(f'{{"table":"bars","date":"{date}","outcome":"exported","detail":""}}' for date in dates)
    return f"echo '{{\"dates\":[{listed}]}}'"


def test_the_dates_of_all_commands_go_to_whoever_waits_for_the_tables(task):
    given = context()

    dates = task(report("2026-01-06", "2026-01-05"), "echo done", outlets=[EXPORTED]).execute(given)

    assert dates == ["2026-01-05", "2026-01-06"]
    assert given["outlet_events"][EXPORTED].extra == {"dates": dates}


def test_nothing_runs_after_a_command_that_failed(task, tmp_path):
    with pytest.raises(AirflowException):
        task("exit 4", f"touch {tmp_path}/ran").execute(context())

    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("code", [1, 4, 70, 130, 137, 143])
def test_what_may_go_well_the_next_time_is_retried(task, code):
    with pytest.raises(AirflowException) as error:
        task(f"exit {code}").execute(context())

    assert not isinstance(error.value, AirflowFailException)


@pytest.mark.parametrize("code", [2, 3, 5])
def test_what_somebody_has_to_mend_first_is_not_retried(task, code):
    with pytest.raises(AirflowFailException):
        task(f"exit {code}").execute(context())


def test_the_error_says_which_command_what_it_found_and_what_comes_next(task):
    differs = "bars 2026-01-05: differs, store rows=2, warehouse rows=1"

    with pytest.raises(AirflowException) as error:
        task(f"echo noise; echo '{differs}'; exit 1").execute(context())

    assert str(error.value).splitlines() == [
        "command0 --date 2026-01-05 exited 1",
        differs,
        "Next: look at it",
    ]


def test_the_error_of_a_build_names_the_dates_that_were_exported_before_it(task):
    events = {EXPORTED: [SimpleNamespace(extra={"dates": ["2026-01-06", "2026-01-05"]}), SimpleNamespace(extra={})]}

    with pytest.raises(AirflowException, match="; after exports of 2026-01-05, 2026-01-06\n"):
        task("exit 1").execute({"triggering_asset_events": events})


def test_a_failure_is_told_to_the_command_that_the_environment_names(monkeypatch, tmp_path, caplog):
    monkeypatch.setenv("STOCKSTREAM_ALERT_COMMAND", f"cat > {tmp_path}/told")
    run = SimpleNamespace(run_id="scheduled__2026-01-05")
    ti = SimpleNamespace(dag_id="reconcile", task_id="prove", try_number=4)

    with caplog.at_level(logging.ERROR):
        alerts.failed({"ti": ti, "dag_run": run, "exception": AirflowException("it differs\nNext: mend it")})

    told = (tmp_path / "told").read_text()
    assert told.splitlines() == [
        "StockStream: reconcile.prove failed at try 4 of scheduled__2026-01-05: it differs",
        "Next: mend it",
        "Then: airflow/bin/airflow tasks clear reconcile --task-regex '^prove$' --only-failed --yes",
    ]
    assert told in caplog.text


def test_a_task_that_was_ended_from_outside_is_told_of_too(monkeypatch, tmp_path):
    monkeypatch.setenv("STOCKSTREAM_ALERT_COMMAND", f"cat > {tmp_path}/told")
    ti = SimpleNamespace(dag_id="export_stocks", task_id="export", try_number=5)

    alerts.failed({"ti": ti, "dag_run": SimpleNamespace(run_id="scheduled__2026-01-05")})

    assert "export_stocks.export failed at try 5 of scheduled__2026-01-05: it was ended from outside\n" in (tmp_path / "told").read_text()


def test_a_run_that_misses_its_deadline_is_told_of(monkeypatch, tmp_path):
    monkeypatch.setenv("STOCKSTREAM_ALERT_COMMAND", f"cat > {tmp_path}/told")
    run = {"dag_id": "export_stocks", "dag_run_id": "scheduled__2026-01-05", "state": "running"}

    asyncio.run(alerts.late({"dag_run": run, "deadline": {"deadline_time": "2026-01-05 21:20"}}))

    assert (tmp_path / "told").read_text().splitlines() == [
        "StockStream: export_stocks is late: scheduled__2026-01-05 is running past its deadline 2026-01-05 21:20",
        "Next: airflow/bin/airflow tasks states-for-dag-run export_stocks scheduled__2026-01-05",
    ]


def test_dbt_finds_the_file_that_the_commands_fill(monkeypatch, tmp_path):
    build = BuildOperator(task_id="build", commands=[["command0"]], next_step="")

    monkeypatch.setenv("STOCKSTREAM_HOME", str(tmp_path))
    monkeypatch.delenv("STOCKSTREAM_WAREHOUSE_LOCATION", raising=False)
    assert build.environment() == {"STOCKSTREAM_WAREHOUSE": f"{tmp_path}/.stockstream/warehouse.duckdb"}
    monkeypatch.setenv("STOCKSTREAM_WAREHOUSE_LOCATION", "duckdb:/data/warehouse.duckdb")
    assert build.environment() == {"STOCKSTREAM_WAREHOUSE": "/data/warehouse.duckdb"}


@pytest.mark.parametrize(("query", "place"), [("", "US"), ("?location=EU", "EU")])
def test_the_marts_are_built_in_bigquery_where_the_exports_go_there(task, monkeypatch, tmp_path, query, place):
    monkeypatch.setenv("STOCKSTREAM_WAREHOUSE_LOCATION", f"bigquery://my-project/market{query}")
    task(f"echo $STOCKSTREAM_DBT_TARGET $STOCKSTREAM_BIGQUERY_PROJECT $STOCKSTREAM_BIGQUERY_DATASET $STOCKSTREAM_BIGQUERY_LOCATION > {tmp_path}/told")

    BuildOperator(task_id="build", commands=[["command0"]], next_step="").execute(context())

    assert (tmp_path / "told").read_text() == f"cloud my-project market {place}\n"


def test_a_location_that_is_not_understood_is_left_to_the_environment(monkeypatch):
    monkeypatch.setenv("STOCKSTREAM_WAREHOUSE_LOCATION", "elsewhere")

    assert BuildOperator(task_id="build", commands=[["command0"]], next_step="").environment() == {}


def test_a_build_is_retried_unless_there_is_nothing_to_build_with(task, tmp_path):
    for code, in_vain in (1, False), (2, False), (3, True):
        task(f"exit {code}")
        with pytest.raises(AirflowException) as error:
            BuildOperator(task_id="build", commands=[["command0"]], next_step="").execute({})
        assert isinstance(error.value, AirflowFailException) == in_vain
