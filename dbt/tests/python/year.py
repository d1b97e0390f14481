"""Makes a warehouse of a year of minute bars of 50 instruments with their roll-ups, as `stockstream export` would; then touches a day of it.

python year.py make|touch FILE
"""

import sys

import duckdb

from market import TABLES

INSTRUMENTS, FIRST, LAST = 50, "2025-01-01", "2025-12-31"
TOUCHED = "2025-06-17"
RUNGS = {"5m": "5 minutes", "15m": "15 minutes", "1h": "1 hour"}

SESSIONS = f"""
    insert into trading_days
    select day::date, 'XNYS', day + interval '14 hours 30 minutes', day + interval '21 hours', 390
    from range(timestamp '{FIRST}', timestamp '{LAST}' + interval 1 day, interval 1 day) as days(day)
    where isodow(day) < 6
"""
ALIVE = """
    insert into alive_minutes
    select 'XNAS', opens_at + n * interval 1 hour - interval 30 minutes, 60 from trading_days, range(8) as hours(n)
"""
LISTED = f"""
    insert into instruments
    select trading_date, 'XNAS', format('S{{:02d}}', n), 'STOCK', 'XNYS', '1m', 1 from trading_days, range({INSTRUMENTS}) as numbers(n)
"""
# Prices of two digits within five per cent, from a hash: the same in every run.
MINUTES = """
    insert into bars
    select
        venue, symbol, '1m', opens_at + n * interval 1 minute as open_time, 'FEED', 'STOCK', trading_date, 'CLOSED', false,
        a, greatest(a, b) + 0.01, least(a, b) - 0.01, b, v, null, null, null, format('{:032x}', 1), 'tape', 1, 1, null, null
    from (
        select
            *,
            100 + (hash(symbol, trading_date, n) % 500)::decimal(38, 18) / 100 as a,
            100 + (hash(symbol, trading_date, n, 'b') % 500)::decimal(38, 18) / 100 as b,
            (1 + hash(symbol, trading_date, n, 'v') % 100000)::decimal(38, 18) / 10 as v
        from instruments inner join trading_days on as_of = trading_date, range(390) as minutes(n)
    )
    order by open_time, symbol
"""
ROLL_UPS = """
    insert into bars
    select
        venue, symbol, '{timeframe}', {window} as start, 'ROLLUP', 'STOCK', trading_date, 'CLOSED', false,
        min_by(open, open_time), max(high), min(low), max_by(close, open_time), sum(volume), null, null, null,
        format('{{:032x}}', count(*)), null, null, null, count(*), count(*)
    from bars
    where timeframe = '1m'
    group by venue, symbol, trading_date, start
"""
MARKS = """
    insert into export_marks
    select table_name, date, 'store', 1, 0, count(*), '0', md5(date::varchar), now()::timestamp
    from (
        select 'bars' as table_name, open_time::date as date from bars
        union all select 'instruments', as_of from instruments
        union all select 'trading_days', trading_date from trading_days
        union all select 'alive_minutes', hour::date from alive_minutes
    )
    group by table_name, date
"""


def make(warehouse):
    for statement in TABLES, SESSIONS, ALIVE, LISTED, MINUTES:
        warehouse.execute(statement)
    for timeframe, length in RUNGS.items():
        warehouse.execute(ROLL_UPS.format(timeframe=timeframe, window=f"time_bucket(interval '{length}', open_time)"))
    warehouse.execute(ROLL_UPS.format(timeframe="1d", window="min(open_time)").replace(", start\n", "\n"))
    warehouse.execute(MARKS)
    for timeframe, count in warehouse.execute("select timeframe, count(*) from bars group by timeframe order by 2 desc").fetchall():
        print(f"{timeframe}: {count:,} rows")


def touch(warehouse):
    """As if the feed had said of an instrument's day that everything was twice as much."""
    warehouse.execute("update bars set volume = volume * 2 where symbol = 'S07' and trading_date = ?", [TOUCHED])
    warehouse.execute("update export_marks set position = 2, hash = md5('again') where table_name = 'bars' and date = ?", [TOUCHED])


if __name__ == "__main__":
    with duckdb.connect(sys.argv[2]) as warehouse:
        {"make": make, "touch": touch}[sys.argv[1]](warehouse)
