"""Tells Airflow of what it has to know by name."""

from airflow.plugins_manager import AirflowPlugin

from stockstream.timetables import OnRequest


class StockStreamPlugin(AirflowPlugin):
    name = "stockstream"
    timetables = [OnRequest]
