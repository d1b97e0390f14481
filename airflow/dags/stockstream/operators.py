"""The operator that all DAGs are made of."""

from __future__ import annotations

from collections.abc import Sequence

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from stockstream.assets import EXPORTED
from stockstream.commands import Finished, run, stop
from stockstream.warehouse import dbt_environment


class CommandOperator(BaseOperator):
    """Runs commands of the project, one after the other, until one fails.

    A failure that the same command may not meet again is retried; one that somebody has to mend first is not.
    The error says which command, what it found, and what to do next.

    :param commands: each as its words, the first a path in the project's folder (templated)
    :param next_step: what to do when it fails for good (templated)
    """

    template_fields = ("commands", "next_step")
    in_vain = frozenset({2, 3, 5})

    def __init__(self, *, commands: Sequence[Sequence[str]], next_step: str, **kwargs) -> None:
        super().__init__(**kwargs)
        self.commands = commands
        self.next_step = next_step
        self._process = None

    def execute(self, context) -> list[str]:
        """Returns the dates that the commands worked on, and leaves them in the events of the outlets."""
        dates: set[str] = set()
        for command in self.commands:
            finished = run(command, self.environment(), self.log.info, self._remember)
            if finished.exit_code != 0:
                raise self._failure(finished, context)
            dates.update(finished.dates)
        if EXPORTED in self.outlets:
            context["outlet_events"][EXPORTED].extra = {"dates": sorted(dates)}
        return sorted(dates)

    def environment(self) -> dict[str, str]:
        """Returns what the commands need beside the environment of Airflow."""
        return {}

    def on_kill(self) -> None:
        if self._process is not None:
            stop(self._process)

    def _remember(self, process) -> None:
        self._process = process

    def _failure(self, finished: Finished, context) -> AirflowException:
        found = finished.findings or list(finished.lines[-5:]) or ["it said nothing"]
        kind = AirflowFailException if finished.exit_code in self.in_vain else AirflowException
        about = f"; after exports of {', '.join(updated)}" if (updated := _updated(context)) else ""
        return kind(f"{finished.text} {finished.outcome}{about}\n" + "\n".join([*found, f"Next: {self.next_step}"]))


class BuildOperator(CommandOperator):
    """Likewise, for dbt, which is told where the warehouse is in its own way."""

    # What `dbt/build` ends with where it has no Python or warehouse; dbt itself ends with 1 and 2, also when somebody else has the warehouse open.
    in_vain = frozenset({3})

    def environment(self) -> dict[str, str]:
        return dbt_environment()


def _updated(context) -> list[str]:
    """Returns the dates that the exports before this run worked on."""
    events = context.get("triggering_asset_events") or {}
    return sorted({date for each in events.values() for event in each for date in event.extra.get("dates", [])})
