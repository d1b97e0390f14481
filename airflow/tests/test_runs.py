"""Each DAG is run for real, by the commands, on a store that `replay` filled."""

from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.slow


def dates_in(world) -> list[str]:
    return [str(row[0]) for row in world.sql("SELECT DISTINCT open_time::DATE FROM bars ORDER BY 1")]


def after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def test_1_the_session_that_has_closed_is_exported_and_nothing_else(world):
    world.test("export_stocks", f"{world.dates[-1]}T22:00:00+00:00")

    assert dates_in(world) == world.dates[-1:]


def test_2_twice_is_as_good_as_once(world):
    before = world.sql("SELECT * FROM export_marks ORDER BY ALL")

    world.test("export_stocks", f"{world.dates[-1]}T22:00:00+00:00")

    assert world.sql("SELECT * FROM export_marks ORDER BY ALL") == before


def test_3_the_utc_day_that_is_over_is_exported(world):
    first, _, last = world.dates

    world.test("export_crypto", f"{after(first)}T00:05:00+00:00")

    assert dates_in(world) == [first, last]


def test_4_whatever_the_ledger_names_is_exported(world):
    world.test("export_corrections")

    assert dates_in(world) == world.dates
    assert "differ=0" in world.reconcile()


def test_5_the_marts_are_built(world):
    world.test("build_marts")

    days = world.sql("SELECT symbol, trading_date::VARCHAR FROM marts.fct_bars_daily")
    assert sorted(days) == sorted((symbol, date) for symbol in ("AAPL", "TSLA", "BTC-USD") for date in world.dates)


def test_6_the_dates_that_differ_are_named(world):
    spoilt = world.dates[1]
    world.sql(f"DELETE FROM bars WHERE open_time::DATE = '{spoilt}' AND symbol = 'AAPL'")

    # A task alone, as it is tried once; what it exits with says nothing.
    printed = world.airflow("tasks", "test", "reconcile", "reconcile", expect=None)

    assert "AirflowException: apps/stockstream reconcile --to " in printed
    assert f"bars {spoilt}: differs" in printed
    assert "Next: apps/stockstream reconcile --date DATE --repair" in printed


def test_7_a_date_that_differs_is_done_again_by_a_backfill(world):
    world.test("backfill_export", f"{after(world.dates[1])}T00:00:00+00:00")

    assert "differ=0" in world.reconcile()
