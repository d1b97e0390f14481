"""What becomes of a task when its command says how it went."""

import logging
from types import SimpleNamespace

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from stockstream import alerts
from stockstream.assets import EXPORTED
from stockstream.operators import CommandOperator


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
