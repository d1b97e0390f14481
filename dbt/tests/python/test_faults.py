"""What must not be published is not, and says what it is."""

import copy
import datetime as dt
import os
import signal
import subprocess
from decimal import Decimal

import pytest

from conftest import BUILD, PROJECT
from market import AAPL, LAST, MSFT

DAY = dt.date(2026, 1, 13)

# What is done to the warehouse behind the export's back; and the test that has to find it, on what.
PLANTED = {
    "a doubled row": (
        f"insert into bars select * from bars where symbol = 'AAPL' and timeframe = '5m' and trading_date = '{DAY}' limit 1",
        ("no_bar_stands_twice", "AAPL"),
    ),
    "a changed close": (
        f"update bars set close = close + 0.000000000000000001 where symbol = 'IBM' and timeframe = '1d' and trading_date = '{DAY}'",
        ("daily_bars_are_the_fold_of_their_session", "IBM"),
    ),
    "a missing session": (
        f"delete from bars where symbol = 'MSFT' and trading_date = '{DAY}'",
        ("every_missing_bar_has_its_gap", "MSFT"),
    ),
    "a missing last session": (
        f"delete from bars where symbol = 'IBM' and trading_date = '{LAST}'",
        ("every_missing_bar_has_its_gap", "IBM"),
    ),
    "a wrong daily volume": (
        f"update bars set volume = volume * 2 where symbol = 'BTC-USD' and timeframe = '1d' and trading_date = '{DAY}'",
        ("daily_volume_is_the_sum_of_its_minutes", "BTC-USD"),
    ),
    "a stale mover": (
        f"""insert into work.fct_top_movers
            select * replace (date '{DAY}' as trading_date, 'SPY' as symbol, 'ARCX' as venue, 10 as mover_rank) from work.fct_top_movers limit 1""",
        ("top_movers_are_those_of_the_day", "SPY"),
    ),
}


@pytest.fixture(scope="module")
def planted(built, tmp_path_factory):
    """All of them, in one warehouse."""
    warehouse = built.copy(tmp_path_factory.mktemp("planted"))
    for sql, _ in list(PLANTED.values())[:-1]:
        warehouse.query(sql)
    assert warehouse.dbt("run", "--full-refresh").success
    warehouse.query(PLANTED["a stale mover"][0])
    warehouse.tested = warehouse.dbt("test", "--exclude-resource-type", "unit_test", "--store-failures")
    return warehouse


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_caught_by_name(planted, fault):
    test, symbol = PLANTED[fault][1]

    assert test in planted.tested.failed
    found = planted.query(f"select symbol, count(*) from work_dbt_test__audit.{test} group by symbol")
    assert (symbol, 1) in found


def test_a_failing_test_publishes_nothing_and_the_next_build_makes_up_for_it(warehouse, market):
    market = copy.deepcopy(market)
    before = warehouse.marts()
    market.correct(AAPL, market.session_minutes(AAPL, DAY)[0], volume=Decimal(7))
    market.export(warehouse.file, warehouse.folder)
    day = f"symbol = 'AAPL' and timeframe = '1d' and origin = 'ROLLUP' and trading_date = '{DAY}'"
    warehouse.query(f"update bars set volume = volume + 1 where {day}")

    failed = warehouse.dbt(*BUILD)

    assert not failed.success
    assert warehouse.marts() == before
    assert "Not published" in failed.said
    assert "daily_volume_is_the_sum_of_its_minutes: fail" in failed.said
    assert "venue=XNAS symbol=AAPL trading_date=2026-01-13 volume=" in failed.said

    warehouse.query(f"update bars set volume = volume - 1 where {day}")
    part = warehouse.dbt(*BUILD, "--select", "+fct_bars_daily")

    assert part.success, part.said
    assert "were not in this run" in part.said
    assert warehouse.marts() == before

    assert warehouse.dbt(*BUILD).success
    volume = sum(market.minutes[AAPL][t].volume for t in market.session_minutes(AAPL, DAY))
    assert warehouse.query("select volume from marts.fct_bars_daily where symbol = 'AAPL' and trading_date = ?", DAY) == [(volume,)]


def test_a_build_that_is_killed_publishes_nothing_and_the_next_completes_it(warehouse, market):
    market = copy.deepcopy(market)
    before = warehouse.marts()
    market.correct(AAPL, market.session_minutes(AAPL, DAY)[0], volume=Decimal(7))
    market.export(warehouse.file, warehouse.folder)
    own = {"STOCKSTREAM_WAREHOUSE": str(warehouse.file), "DBT_TARGET_PATH": str(warehouse.folder / "killed"), "DBT_LOG_PATH": str(warehouse.folder / "killed")}

    with subprocess.Popen([PROJECT / "build"], env=os.environ | own | {"PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True) as build:
        for line in build.stdout:
            if "OK created sql incremental model work.fct_bars_daily" in line:
                build.kill()

    assert build.returncode == -signal.SIGKILL
    assert warehouse.marts() == before

    assert warehouse.dbt(*BUILD).success
    volume = sum(market.minutes[AAPL][t].volume for t in market.session_minutes(AAPL, DAY))
    assert warehouse.query("select volume from marts.fct_bars_daily where symbol = 'AAPL' and trading_date = ?", DAY) == [(volume,)]


def test_a_half_export_is_not_built_from_before_it_is_whole(warehouse, market):
    """It died when some rows had come and their mark had not."""
    market = copy.deepcopy(market)
    before = warehouse.marts()
    marks = warehouse.query("select * from export_marks")
    time = market.session_minutes(AAPL, DAY)[0]
    market.correct(AAPL, time, volume=Decimal(7))
    exported = copy.deepcopy(market.exported)
    market.export(warehouse.file, warehouse.folder)
    warehouse.query(f"delete from bars where symbol = 'AAPL' and timeframe = '1d' and trading_date = '{DAY}'")
    warehouse.query("delete from export_marks")
    for mark in marks:
        warehouse.query("insert into export_marks values (?, ?, ?, ?, ?, ?, ?, ?, ?)", *mark)

    assert warehouse.dbt(*BUILD).success
    assert warehouse.marts() == before

    market.exported = exported
    market.export(warehouse.file, warehouse.folder)
    assert warehouse.dbt(*BUILD).success
    volume = sum(market.minutes[AAPL][t].volume for t in market.session_minutes(AAPL, DAY))
    assert warehouse.query("select volume from marts.fct_bars_daily where symbol = 'AAPL' and trading_date = ?", DAY) == [(volume,)]


def test_a_date_that_was_not_exported_is_named_with_the_check_that_missed_it(warehouse, market):
    before = warehouse.marts()
    for table, column in ("bars", "open_time"), ("gaps", "from_time"):
        warehouse.query(f"delete from {table} where cast({column} as date) = ?", DAY)
        warehouse.query("delete from export_marks where table_name = ? and date = ?", table, DAY)

    failed = warehouse.dbt(*BUILD)

    assert not failed.success
    assert "every_missing_bar_has_its_gap: fail" in failed.said
    assert f"trading_date={DAY}" in failed.said
    assert warehouse.marts() == before


def test_a_warehouse_that_is_not_there_is_not_made(tmp_path):
    missing = tmp_path / "warehouse.duckdb"

    done = subprocess.run([PROJECT / "build"], env=os.environ | {"STOCKSTREAM_WAREHOUSE": str(missing)}, capture_output=True, text=True)

    assert done.returncode == 3
    assert f"was '{missing}', which is not there" in done.stderr
    assert not missing.exists()


def test_a_stale_export_is_an_error_of_freshness(warehouse):
    assert warehouse.dbt("source", "freshness").success

    warehouse.query("update export_marks set exported_at = exported_at - interval 3 days")

    assert not warehouse.dbt("source", "freshness").success


def test_a_table_that_was_not_exported_stops_the_build(warehouse):
    before = warehouse.marts()
    warehouse.query("drop table gaps")

    failed = warehouse.dbt(*BUILD)

    assert not failed.success
    assert "gaps does not exist" in failed.said
    assert warehouse.marts() == before
