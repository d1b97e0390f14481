"""Runs a command of this project, and understands what it says: its exit code, and the lines that name dates and checks."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile
from pathlib import Path

EXIT_CODES = {
    1: "CHECK_FAILED",
    2: "USAGE",
    3: "MISCONFIGURED",
    4: "UNAVAILABLE",
    5: "REJECTED",
    70: "INTERNAL",
    130: "INTERRUPTED",
}
"""Of `apps/stockstream`."""

PATIENCE_SECONDS = 20

_FINDING = re.compile(
    r"^stockstream: "
    r"|^\w+ \d{4}-\d\d-\d\d\b.*: (differs|conflict)\b"
    r"|\b(Failure|Error) in \w+ "
)
_TIME = re.compile(r"^\d\d:\d\d:\d\d  ")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Finished:
    """A command that ended.

    :param command: as it was called
    :param exit_code: below zero when a signal ended it
    :param lines: of both its outputs
    """

    command: tuple[str, ...]
    exit_code: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The command as a person types it in the project's folder."""
        return " ".join(self.command)

    @property
    def outcome(self) -> str:
        if self.exit_code < 0:
            return f"was ended by {signal.Signals(-self.exit_code).name}"
        meaning = EXIT_CODES.get(self.exit_code) if self.command[0] == "apps/stockstream" else None
        return f"exited {self.exit_code}" + (f" ({meaning})" if meaning else "")

    @property
    def report(self) -> dict:
        """The JSON that the last line holds, nothing when it is something else."""
        try:
            last = json.loads(self.lines[-1]) if self.lines else {}
        except ValueError:
            return {}
        return last if isinstance(last, dict) else {}

    @property
    def dates(self) -> list[str]:
        """The dates that it reports to have worked on."""
        return sorted({date["date"] for date in self.report.get("dates", [])})

    @property
    def findings(self) -> list[str]:
        """The lines that say what is wrong: dates that do not come out, tests that fail, settings that have to change."""
        told = _unpublished(self.lines) or [line for line in self.lines if _FINDING.search(line)]
        failed = (d for d in self.report.get("dates", []) if d["outcome"] in ("conflict", "differs"))
        return told + [f"{d['table']} {d['date']}: {d['outcome']}, {d['detail']}" for d in failed]


def _unpublished(lines: Sequence[str]) -> list[str]:
    """Returns what `dbt/build` says when it does not publish: the tests that failed, and rows of theirs."""
    told = dropwhile(lambda line: not line.startswith("Not published"), (_TIME.sub("", line) for line in lines))
    return [*islice(told, 1), *takewhile(lambda line: line.startswith("  "), told)]


def run(
    command: Sequence[str],
    environment: dict[str, str],
    log: Callable[[str], object],
    started: Callable[[subprocess.Popen], object] = lambda process: None,
) -> Finished:
    """Runs a command in the project's folder to its end, and logs each line as it comes.

    It leads a process group of its own, which is stopped when this is interrupted, as by a timeout.
    """
    project = home()
    with subprocess.Popen(
        [str(project / command[0]), *command[1:]],
        cwd=project,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="backslashreplace",
        start_new_session=True,
    ) as process:
        started(process)
        try:
            return Finished(tuple(command), *_follow(process, log))
        except BaseException:
            stop(process)
            raise


def _follow(process: subprocess.Popen, log: Callable[[str], object]) -> tuple[int, tuple[str, ...]]:
    lines = []
    for raw in process.stdout:
        line = _COLOUR.sub("", raw.rstrip())
        lines.append(line)
        log(line)
    return process.wait(), tuple(lines)


def stop(process: subprocess.Popen) -> None:
    """Asks a command and all it started to stop, and ends what has not after a while."""
    with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def home() -> Path:
    """Returns the project's folder: STOCKSTREAM_HOME, or where these files are."""
    return Path(os.environ.get("STOCKSTREAM_HOME") or Path(__file__).resolve().parents[3])
