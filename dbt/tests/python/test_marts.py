"""The marts, on DuckDB: what is in them, and what a correction does."""

import copy
import datetime as dt
import math
from decimal import Decimal

import pytest

from conftest import BUILD
from market import AAPL, BIG, BIG_PRICE, BITCOIN, CALENDARS, CLOCK_CHANGE, DAY, EURO, HOLIDAY, IBM, MSFT, SPY, at

A_MONDAY = dt.date(2026, 1, 12)


def test_everything_is_built_and_tested_and_published(built):
    assert len(built.first_build.ran) > 70
    assert "Publishing" in built.first_build.said


def test_every_unit_test_passes(warehouse):
    tested = warehouse.dbt("test", "--resource-type", "unit_test")

    assert tested.success, tested.failed
    assert len(tested.ran) >= 12


def test_a_session_day_is_what_its_minutes_say(built, market):
    for instrument in (AAPL, EURO, BITCOIN):
        times = market.session_minutes(instrument, A_MONDAY)
        bars = [market.minutes[instrument][t] for t in times]
        expected = (
            "ROLLUP",
            bars[0].open,
            max(b.high for b in bars),
            min(b.low for b in bars),
            bars[-1].close,
            sum(b.volume for b in bars) if instrument.has_volume else None,
            len(bars),
        )
        sql = "select origin, open, high, low, close, volume, bars_present from marts.fct_bars_daily where symbol = ? and trading_date = ?"
        assert built.query(sql, instrument.symbol, A_MONDAY) == [expected]


def test_a_bar_of_sunday_evening_belongs_to_monday(built, market):
    """The original dated a session by UTC."""
    sunday_evening = min(market.session_minutes(EURO, A_MONDAY))
    assert sunday_evening.date() == A_MONDAY - dt.timedelta(days=1)

    days = built.query("select trading_date, open from marts.fct_bars_daily where symbol = ?", EURO.symbol)

    assert dict(days)[A_MONDAY] == market.minutes[EURO][sunday_evening].open
    assert sunday_evening.date() not in dict(days)


def test_a_bar_before_the_bell_is_in_the_session_once_the_clocks_have_changed(built, market):
    """A session opens at 14:30 UTC before, at 13:30 after; in the hours between there are bars of both weeks."""
    friday, monday = CLOCK_CHANGE - 3 * DAY, CLOCK_CHANGE
    for date in (friday, monday):
        assert any(at(date, 13, 30) <= t < at(date, 14, 30) for t in market.minutes[AAPL])

    days = dict(built.query("select trading_date, (open, bars_present) from marts.fct_bars_daily where symbol = 'AAPL'"))
    sessions = built.query("select opens_at, session_minutes from marts.dim_trading_days where calendar = 'XNYS' and trading_date in (?, ?) order by 1", friday, monday)

    assert sessions == [(at(friday, 14, 30), 390), (at(monday, 13, 30), 390)]
    for date, opens in (friday, at(friday, 14, 30)), (monday, at(monday, 13, 30)):
        within = [market.minutes[AAPL][t] for t in sorted(market.minutes[AAPL]) if opens <= t < opens + dt.timedelta(minutes=390)]
        assert days[date] == (within[0].open, len(within))


def test_a_price_of_thirty_eight_digits_is_read_back(built):
    rows = built.query("select distinct close, cast(close as varchar) from marts.fct_bars_daily where symbol = ?", BIG.symbol)

    assert rows == [(BIG_PRICE, "12345678901234567890.123456789012345678")]


def test_a_return_is_from_the_close_of_the_session_before(built, market):
    tuesday = HOLIDAY + dt.timedelta(days=1)
    friday = HOLIDAY - dt.timedelta(days=3)
    before, after = (market.minutes[SPY][market.session_minutes(SPY, d)[-1]].close for d in (friday, tuesday))

    sql = "select previous_trading_date, price_change, simple_return from marts.fct_daily_returns where symbol = 'SPY' and trading_date = ?"

    assert built.query(sql, tuesday) == [(friday, after - before, pytest.approx(float(after - before) / float(before), rel=1e-15))]


def test_volatility_is_of_twenty_sessions(built, market):
    sessions = list(CALENDARS["XNYS"])
    closes = [float(market.minutes[IBM][market.session_minutes(IBM, d)[-1]].close) for d in sessions]
    returns = [math.log(b / a) for a, b in zip(closes, closes[1:])]
    window = returns[-20:]
    mean = sum(window) / 20
    expected = math.sqrt(sum((r - mean) ** 2 for r in window) / 19)

    sql = "select trading_date, volatility from marts.fct_volatility where symbol = 'IBM' order by trading_date"
    rows = built.query(sql)

    assert rows[-1] == (sessions[-1], pytest.approx(expected, rel=1e-9))
    assert [v for _, v in rows[:20]] == [None] * 20


def test_the_movers_of_a_day_are_those_of_its_returns(built):
    sql = """
        select direction, list(symbol order by mover_rank) from marts.fct_top_movers
        where trading_date = ? group by direction order by direction"""
    returns = dict(built.query("select symbol, simple_return from marts.fct_daily_returns where trading_date = ? and asset_class in ('STOCK', 'ETF')", A_MONDAY))
    gainers = sorted((s for s, r in returns.items() if r > 0), key=lambda s: -returns[s])
    losers = sorted((s for s, r in returns.items() if r < 0), key=lambda s: returns[s])

    assert dict(built.query(sql, A_MONDAY)) == {k: v for k, v in {"GAINER": gainers, "LOSER": losers}.items() if v}


def test_quality_says_what_is_missing_and_why(built, market):
    present = len(market.session_minutes(MSFT, A_MONDAY))
    sql = "select bars_expected, bars_present, bars_missing, missing_feed_down > 0, completeness from marts.fct_data_quality where symbol = 'MSFT' and trading_date = ?"

    assert built.query(sql, A_MONDAY) == [(390, present, 390 - present, True, present / 390)]


def test_a_second_build_without_an_export_changes_nothing(warehouse):
    """The original appended again whatever was tried again."""
    before = warehouse.marts()

    again = warehouse.dbt(*BUILD)

    assert again.success, again.said
    assert warehouse.query("select count(*) from work.int_trading_dates_touched") == [(0,)]
    assert warehouse.marts() == before


def test_a_correction_of_an_old_day_rebuilds_it_and_what_follows_from_it(warehouse, market):
    """Old days stay as they are, where the original let them expire; a full refresh comes to the same."""
    market = copy.deepcopy(market)
    time = market.session_minutes(MSFT, A_MONDAY)[-1]
    price = Decimal("999.123456789012345678")
    market.correct(MSFT, time, high=price, close=price, volume=Decimal("0.000000000000000001"))
    before = warehouse.marts()
    assert {date for table, date in market.export(warehouse.file, warehouse.folder) if table == "bars"} == {A_MONDAY}

    assert warehouse.dbt(*BUILD).success

    after = warehouse.marts()
    sessions = [d for d in CALENDARS["XNYS"] if d >= A_MONDAY]
    assert warehouse.query("select close from marts.fct_bars_daily where symbol = 'MSFT' and trading_date = ?", A_MONDAY) == [(price,)]
    assert dates_that_differ(before, after, "fct_bars_daily") == sessions[:1]
    assert dates_that_differ(before, after, "fct_data_quality") == sessions[:1]
    assert dates_that_differ(before, after, "fct_daily_returns") == sessions[:2]
    assert dates_that_differ(before, after, "fct_top_movers") == sessions[:2]
    # The first day whose window has twenty returns, to the last that has the corrected one in it.
    assert dates_that_differ(before, after, "fct_volatility") == sorted(CALENDARS["XNYS"])[20 : 6 + 21]
    # The evening of that date is of the next session, in some markets.
    touched = warehouse.query("select trading_date from work.int_trading_dates_touched where sessions_after = 0 order by 1")
    assert touched == [(d,) for d in sessions[:2]]

    assert warehouse.dbt(*BUILD, "--full-refresh").success
    assert warehouse.marts() == after


def dates_that_differ(before, after, mart):
    date = 0 if "movers" in mart else 2
    return sorted({row[date] for row in set(before[mart]) ^ set(after[mart])})


def test_movers_that_fell_out_leave(warehouse, market):
    """The original kept yesterday's movers among today's."""
    market = copy.deepcopy(market)
    day = next(d for d, in warehouse.query("select distinct trading_date from marts.fct_top_movers where symbol = 'IBM' and direction = 'GAINER'"))
    previous = warehouse.query("select previous_close from marts.fct_daily_returns where symbol = 'IBM' and trading_date = ?", day)[0][0]
    time = market.session_minutes(IBM, day)[-1]
    market.correct(IBM, time, open=previous, high=previous, low=previous, close=previous)
    market.export(warehouse.file, warehouse.folder)

    assert warehouse.dbt(*BUILD).success
    assert warehouse.query("select * from marts.fct_top_movers where symbol = 'IBM' and trading_date = ?", day) == []


@pytest.mark.slow
def test_an_instrument_that_begins_earlier_than_it_did_is_built_as_by_a_full_refresh(warehouse, market):
    market = copy.deepcopy(market)
    later = {t: bar for t, bar in market.minutes[BITCOIN].items() if t.date() > dt.date(2026, 1, 20)}
    earlier = market.minutes[BITCOIN]
    market.minutes[BITCOIN] = later
    market.exported.clear()
    warehouse.file.unlink()
    market.export(warehouse.file, warehouse.folder)
    assert warehouse.dbt(*BUILD).success
    first = min(earlier)
    market.minutes[BITCOIN] = {first: earlier[first], **later}
    market.export(warehouse.file, warehouse.folder)

    assert warehouse.dbt(*BUILD).success
    incremental = warehouse.marts()
    assert warehouse.dbt(*BUILD, "--full-refresh").success

    assert warehouse.marts() == incremental
