"""The days of a DAG that runs only when somebody asks for them."""

from __future__ import annotations

from airflow.timetables.interval import CronDataIntervalTimetable


class OnRequest(CronDataIntervalTimetable):
    """Every UTC day, for `airflow backfill`; none comes by itself, as the scheduler finds no next one."""

    def __init__(self) -> None:
        super().__init__("0 0 * * *", timezone="UTC")

    @classmethod
    def deserialize(cls, data: dict) -> OnRequest:
        return cls()

    def serialize(self) -> dict:
        return {}

    @property
    def summary(self) -> str:
        return "on request"

    def next_dagrun_info(self, *, last_automated_data_interval, restriction):
        """Returns none to the scheduler, which does not catch up; a backfill does."""
        if not restriction.catchup:
            return None
        return super().next_dagrun_info(last_automated_data_interval=last_automated_data_interval, restriction=restriction)
