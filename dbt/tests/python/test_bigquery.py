"""The same project on an emulator of BigQuery: the shape of its SQL, not BigQuery's word.

It keeps no BIGNUMERIC and copies no table, so both are spelt otherwise in a copy of the project; it makes no table of both
columns and a query, so contracts are off there; and it casts to three digits, so the market has no more. What dbt sent is
kept, in BigQuery's own spelling, for `adapters/bigquery-sql` to have it read by ZetaSQL.
"""

import copy
import datetime as dt
import shutil
from dataclasses import replace
from decimal import Decimal

import pytest

from conftest import BUILD, PROJECT, Warehouse
from market import AAPL, BITCOIN, MSFT

pytestmark = pytest.mark.slow

NAME, DATASET = "an-emulated-project", "market"
SPELT = {"bignumeric": "numeric(38, 9)", "` copy `": "` as select * from `"}
STATEMENTS = PROJECT / "target" / "bigquery"
A_DAY, LAST_DAY = dt.date(2026, 1, 9), dt.date(2026, 1, 14)
COMPARED = {
    "fct_bars_daily": "venue, symbol, trading_date, origin, is_final, open, high, low, close, volume, trade_count, bars_present, bars_expected",
    "fct_daily_returns": "venue, symbol, trading_date, previous_trading_date, previous_close, price_change, round(simple_return, 9)",
    "fct_top_movers": "trading_date, direction, mover_rank, venue, symbol, close",
    "fct_crypto_top_movers": "trading_date, direction, mover_rank, venue, symbol, close",
    "fct_data_quality": "venue, symbol, trading_date, bars_expected, bars_present, bars_missing, missing_feed_down, statements_corrected, feed_alive_minutes",
    "dim_trading_days": "calendar, trading_date, session_number, previous_trading_date, session_minutes",
}


@pytest.fixture(scope="module")
def emulator(tmp_path_factory):
    from emulator import Emulator

    with Emulator(NAME, DATASET, tmp_path_factory.mktemp("emulator")) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    copied = tmp_path_factory.mktemp("project") / "dbt"
    shutil.copytree(PROJECT, copied, ignore=shutil.ignore_patterns("target", "python"))
    for file in [*copied.rglob("*.sql"), *copied.rglob("*.yml")]:
        file.write_text(spelt_for_the_emulator(file.read_text()))
    settings = copied / "dbt_project.yml"
    settings.write_text(settings.read_text().replace("+contract: {enforced: true}", "+contract: {enforced: false}"))
    return copied


@pytest.fixture
def small_market(market):
    market = copy.deepcopy(market)
    market.exported.clear()
    market.minutes = {
        i: {t: in_thousandths(bar) for t, bar in market.minutes[i].items() if t.date() <= LAST_DAY} for i in (AAPL, MSFT, BITCOIN)
    }
    return market


def spelt_for_the_emulator(text):
    for ours, theirs in SPELT.items():
        assert theirs not in text
        text = text.replace(ours, theirs)
    return text


def spelt_for_bigquery(statement):
    for ours, theirs in SPELT.items():
        statement = statement.replace(theirs, ours)
    return statement


def in_thousandths(bar):
    values = {name: round(getattr(bar, name), 3) for name in ("open", "high", "low", "close", "volume")}
    return replace(bar, turnover=None, **values)


def keep(statements):
    """Writes statements, in their order, where the analyser finds them."""
    shutil.rmtree(STATEMENTS, ignore_errors=True)
    STATEMENTS.mkdir(parents=True)
    for number, statement in enumerate(statements):
        (STATEMENTS / f"{number:04}.sql").write_text(spelt_for_bigquery(statement))


def in_order(rows):
    return sorted(rows, key=lambda row: [str(value) if not isinstance(value, Decimal) else "" for value in row])


def test_the_marts_are_those_of_duckdb_and_a_correction_is_merged_into_them(emulator, project, small_market, tmp_path, monkeypatch):
    monkeypatch.setenv("STOCKSTREAM_BIGQUERY_PROJECT", NAME)
    monkeypatch.setenv("STOCKSTREAM_BIGQUERY_DATASET", DATASET)
    monkeypatch.setenv("STOCKSTREAM_BIGQUERY_ENDPOINT", emulator.url)
    warehouse = Warehouse(tmp_path, project)
    small_market.export(warehouse.file, tmp_path)
    assert warehouse.dbt(*BUILD).success
    emulator.export(small_market)

    first = warehouse.dbt(*BUILD, target="emulator")

    assert first.success, first.said[-20000:]
    assert "Publishing" in first.said
    for mart, columns in COMPARED.items():
        ours = warehouse.query(f"select {columns} from marts.{mart}")
        theirs = emulator.query(f"select {columns} from `{NAME}`.{DATASET}_marts.{mart}")
        assert in_order(theirs) == in_order(ours), mart

    time = small_market.session_minutes(AAPL, A_DAY)[-1]
    small_market.correct(AAPL, time, high=Decimal(999), close=Decimal(999))
    emulator.export_again(small_market, A_DAY)
    second = warehouse.dbt("run", target="emulator")

    assert second.success, second.said[-20000:]
    corrected = f"select trading_date, close from `{NAME}`.{DATASET}_work.fct_bars_daily where symbol = 'AAPL' and trading_date >= '{A_DAY}' order by 1"
    assert emulator.query(corrected)[0] == (A_DAY, 999)
    assert any(statement.lstrip().startswith("merge") or "merge into" in statement for statement in second.statements)
    keep(first.statements + second.statements)
