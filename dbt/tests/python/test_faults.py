"""What must not be published is not, and says what it is."""

import copy
import datetime as dt
from decimal import Decimal

import pytest

from conftest import PROJECT
from market import AAPL, MSFT

BUILD = ("build", "--exclude-resource-type", "unit_test")
ALL = ("--vars", "{check: all}")
DAY = "date '2026-01-13'"

PLANTED = {
    "a doubled row": (
        f"insert into bars select * from bars where symbol = 'AAPL' and timeframe = '1m' and trading_date = {DAY} limit 1",
        "no_bar_stands_twice",
    ),
    "a changed close": (
        f"update bars set close = close + 0.000000000000000001 where symbol = 'IBM' and timeframe = '1d' and trading_date = {DAY}",
        "daily_bars_are_the_fold_of_their_session",
    ),
    "a missing session": (
        f"delete from bars where symbol = 'MSFT' and trading_date = {DAY}",
        "every_missing_bar_has_its_gap",
    ),
    "a wrong daily volume": (
        f"update bars set volume = volume * 2 where symbol = 'BTC-USD' and timeframe = '1d' and trading_date = {DAY}",
        "daily_volume_is_the_sum_of_its_minutes",
    ),
    "a stale mover": (
        f"""insert into work.fct_top_movers by name
            select * replace ({DAY} as trading_date, 9 as mover_rank) from work.fct_top_movers where trading_date = date '2026-01-12' limit 1""",
        "top_movers_are_those_of_the_day",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_caught_by_name(warehouse, fault):
    sql, test = PLANTED[fault]
    warehouse.query(sql)
    if fault != "a stale mover":
        assert warehouse.dbt("run", "--select", "marts", "--full-refresh", "--quiet").success

    found = warehouse.dbt("test", "--exclude-resource-type", "unit_test", *ALL)

    assert not found.success
    assert test in found.failed, found.failed


def test_a_failing_test_publishes_nothing_and_the_next_build_makes_up_for_it(warehouse, market):
    market = copy.deepcopy(market)
    before = warehouse.marts()
    market.correct(AAPL, market.session_minutes(AAPL, dt.date(2026, 1, 13))[0], volume=Decimal(7))
    market.export(warehouse.file, warehouse.folder)
    warehouse.query(f"update bars set volume = volume + 1 where symbol = 'AAPL' and timeframe = '1d' and origin = 'ROLLUP' and trading_date = {DAY}")

    failed = warehouse.dbt(*BUILD)

    assert not failed.success
    assert warehouse.marts() == before
    assert "daily_volume_is_the_sum_of_its_minutes: fail" in failed.said
    assert "Not published" in failed.said and "'AAPL'" in failed.said and "2026, 1, 13" in failed.said

    warehouse.query(f"update bars set volume = volume - 1 where symbol = 'AAPL' and timeframe = '1d' and origin = 'ROLLUP' and trading_date = {DAY}")
    assert warehouse.dbt(*BUILD).success
    repaired = warehouse.marts()
    assert repaired != before
    assert warehouse.dbt(*BUILD, "--full-refresh").success
    assert warehouse.marts() == repaired


def test_a_build_of_a_part_publishes_nothing(warehouse, market):
    market = copy.deepcopy(market)
    market.correct(MSFT, market.session_minutes(MSFT, dt.date(2026, 1, 13))[0], volume=Decimal(7))
    market.export(warehouse.file, warehouse.folder)
    before = warehouse.marts()

    part = warehouse.dbt(*BUILD, "--select", "+fct_bars_daily")

    assert part.success
    assert "were not in this run" in part.said
    assert warehouse.marts() == before
    assert warehouse.dbt(*BUILD).success
    assert warehouse.marts() != before


def test_a_stale_export_is_an_error_of_freshness(warehouse):
    assert warehouse.dbt("source", "freshness").success

    warehouse.query("update export_marks set exported_at = exported_at - interval 3 days")

    assert not warehouse.dbt("source", "freshness").success


def test_a_table_that_was_not_exported_stops_the_build(warehouse):
    before = warehouse.marts()
    warehouse.query("drop table gaps cascade")

    failed = warehouse.dbt(*BUILD)

    assert not failed.success
    assert "gaps" in failed.said
    assert warehouse.marts() == before


def test_every_model_has_a_test_and_every_column_a_description(built):
    """The original ran none."""
    manifest = built.manifest()
    models = {k: n for k, n in manifest["nodes"].items() if n["resource_type"] == "model" and "staging" not in n["fqn"] and n["config"]["materialized"] != "ephemeral"}
    tested = {parent for n in manifest["nodes"].values() if n["resource_type"] == "test" for parent in n["depends_on"]["nodes"]}
    assert len(models) >= 11
    assert models.keys() <= tested
    for node in manifest["nodes"].values():
        if node["resource_type"] == "model":
            assert node["description"].startswith("One row per"), node["name"]
            assert node["columns"], node["name"]
            assert all(column["description"] for column in node["columns"].values()), node["name"]


def test_no_mart_expires(built):
    """The original's tables expired."""
    for node in built.manifest()["nodes"].values():
        assert not node["config"].get("hours_to_expiration") and not node["config"].get("partition_expiration_days")


def test_the_project_and_dataset_come_from_the_environment(warehouse, monkeypatch):
    """The original's project was written into it."""
    monkeypatch.setenv("STOCKSTREAM_BIGQUERY_PROJECT", "somebodys-project")
    monkeypatch.setenv("STOCKSTREAM_BIGQUERY_DATASET", "market")

    assert warehouse.dbt("parse", "--no-partial-parse", target="cloud").success

    manifest = warehouse.manifest()
    places = {(n["database"], n["schema"]) for n in manifest["nodes"].values() if n["resource_type"] == "model"}
    sources = {(n["database"], n["schema"]) for n in manifest["sources"].values()}
    assert places == {("somebodys-project", "market_work")}
    assert sources == {("somebodys-project", "market")}
    assert not [f for f in PROJECT.glob("models/**/*") if f.is_file() and "somebodys-project" in f.read_text()]


def test_the_docs_are_one_file(built):
    assert built.dbt("docs", "generate", "--static", "--no-compile").success
    assert "fct_top_movers" in (built.folder / "target" / "static_index.html").read_text()
