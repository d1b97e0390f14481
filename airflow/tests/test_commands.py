"""A command is run to its end, and what it says is understood."""

import signal
import subprocess

import psutil
import pytest
from world import until

from stockstream.commands import Finished, run, stop


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Returns what puts a script into a project's folder."""
    monkeypatch.setenv("STOCKSTREAM_HOME", str(tmp_path))

    def put(text: str) -> list[str]:
        script = tmp_path / "command"
        script.write_text("#!/usr/bin/env bash\n" + text)
        script.chmod(0o755)
        return ["command"]

    return put


def test_every_line_is_logged_as_it_comes_and_kept(project):
    logged = []

    finished = run([*project('echo "$1 $EXTRA"; echo on stderr >&2; exit 4'), "first"], {"EXTRA": "second"}, logged.append)

    assert logged == ["first second", "on stderr"]
    assert finished == Finished(("command", "first"), 4, ("first second", "on stderr"))
    assert finished.text == "command first"
    assert finished.outcome == "exited 4"


def test_the_exit_codes_of_our_own_commands_are_named():
    assert Finished(("apps/stockstream", "export"), 4, ()).outcome == "exited 4 (UNAVAILABLE)"
    assert Finished(("apps/stockstream", "export"), 1, ()).outcome == "exited 1 (CHECK_FAILED)"
    assert Finished(("dbt/build",), 1, ()).outcome == "exited 1"


def test_it_runs_in_the_folder_of_the_project(project, tmp_path):
    assert run(project("pwd -P"), {}, print).lines == (str(tmp_path.resolve()),)


def test_the_signal_that_ended_it_is_named(project):
    assert run(project("kill -KILL $$"), {}, print).outcome == "was ended by SIGKILL"


def test_a_child_of_its_own_ends_with_it_when_it_is_interrupted(project):
    class Interrupted(BaseException):
        pass

    def interrupt(line):
        raise Interrupted(line)

    with pytest.raises(Interrupted) as child:
        run(project("sleep 600 & echo $!; wait"), {}, interrupt)

    until("the child to be gone", lambda: ended(int(str(child.value))))


def ended(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_one_that_does_not_heed_is_ended_all_the_same(project, monkeypatch):
    monkeypatch.setattr("stockstream.commands.PATIENCE_SECONDS", 0.2)
    deaf = project("trap '' TERM; echo ready; while :; do sleep 0.05; done")
    held = []

    finished = run(deaf, {}, lambda line: stop(held[0]), held.append)

    assert finished.exit_code == -signal.SIGKILL


def test_stopping_what_has_ended_does_nothing(project):
    process = subprocess.Popen(["true"], start_new_session=True)
    process.wait()

    stop(process)

    assert process.returncode == 0


def test_an_export_names_its_dates_and_those_that_do_not_come_out():
    report = (
        '{"exported":1,"dates":['
        '{"table":"bars","date":"2026-01-06","outcome":"exported","detail":""},'
        '{"table":"bars","date":"2026-01-05","outcome":"conflict","detail":"expected store a, was b"}]}'
    )
    finished = Finished(("export",), 1, ("stockstream: a warning", report))

    assert finished.dates == ["2026-01-05", "2026-01-06"]
    assert finished.findings == ["stockstream: a warning", "bars 2026-01-05: conflict, expected store a, was b"]


def test_a_reconciliation_names_the_dates_that_differ():
    lines = (
        "different bars XNAS AAPL 1m 2026-01-05T14:30:00Z FEED: expected close=1, was 2",
        "bars 2026-01-05: differs, store rows=2, warehouse rows=1, missing=1 extra=0 different=0",
        "reconcile: table=bars dates=3 rows=6 equal=2 differ=1",
    )

    assert Finished(("reconcile",), 1, lines).findings == [lines[1]]


def test_a_build_names_the_tests_that_fail_and_their_rows():
    lines = (
        "12:00:00  Failure in test exact_volume (tests/exact_volume.sql)",
        "12:00:00  Not published, the marts stay as they were. Correct this, then build again:",
        "12:00:01    exact_volume: fail: Got 1 result",
        "12:00:01      {'trading_date': datetime.date(2026, 1, 5)}",
        "12:00:02  Done. PASS=10 WARN=0 ERROR=1 SKIP=4 TOTAL=15",
    )

    assert Finished(("dbt/build",), 1, lines).findings == [
        "Not published, the marts stay as they were. Correct this, then build again:",
        "  exact_volume: fail: Got 1 result",
        "    {'trading_date': datetime.date(2026, 1, 5)}",
    ]


def test_a_build_that_did_not_come_to_its_end_names_its_error():
    lines = ("12:00:00  Failure in test exact_volume (tests/exact_volume.sql)", "12:00:00  Done. ERROR=1")

    assert Finished(("dbt/build",), 1, lines).findings == [lines[0]]


def test_colours_are_left_out(project):
    assert run(project(r"printf '\e[31mred\e[0m\n'"), {}, print).lines == ("red",)


@pytest.mark.parametrize("last", ["", "not JSON", "[1]", '"text"', "3"])
def test_a_last_line_that_is_no_report_names_no_dates(last):
    assert Finished(("export",), 0, (last,)).dates == []
    assert Finished(("export",), 0, ()).dates == []
