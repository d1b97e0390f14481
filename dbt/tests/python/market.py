"""A small market, exported: what `stockstream export` writes of it, by its own rules, naively.

Each table is exported a UTC date at a time, with a mark, and a date only when something on it changed.
"""

import csv
import datetime as dt
import hashlib
import random
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

import duckdb

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2026, 1, 2), dt.date(2026, 2, 6)
HOLIDAY = dt.date(2026, 1, 19)
# In New York, an hour forward: the first session after it.
CLOCK_CHANGE = dt.date(2026, 2, 2)
RUNGS = {"5m": 5, "15m": 15, "1h": 60}
NOTHING = "\\N"


def at(date, hours, minutes=0):
    return dt.datetime.combine(date, dt.time()) + dt.timedelta(hours=hours, minutes=minutes)


def dates():
    return [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]


def weekdays():
    return [date for date in dates() if date.weekday() < 5]


def in_new_york(date):
    earlier = 1 if date >= CLOCK_CHANGE else 0
    return [(at(date, 14 - earlier, 30), at(date, 21 - earlier))]


# Of each calendar: trading date to the hours that trade, UTC.
CALENDARS = {
    "XNYS": {d: in_new_york(d) for d in weekdays() if d != HOLIDAY},
    "XTKS": {d: [(at(d, 0), at(d, 2, 30)), (at(d, 3, 30), at(d, 6))] for d in weekdays()},
    # A Monday begins on Sunday evening.
    "24x5": {d: [(at(d, -2), at(d, 22))] for d in weekdays()},
    "24x7": {d: [(at(d, 0), at(d, 24))] for d in dates()},
    "UTC": {d: [(at(d, 0), at(d, 24))] for d in dates()},
}
# Of each calendar: open minute to trading date.
OPEN = {
    name: {a + n * MINUTE: date for date, hours in sessions.items() for a, b in hours for n in range(int((b - a) / MINUTE))}
    for name, sessions in CALENDARS.items()
}


@dataclass(frozen=True)
class Instrument:
    venue: str
    symbol: str
    asset_class: str
    calendar: str
    price: str
    has_volume: bool = True
    base: str = "1m"


INSTRUMENTS = [
    Instrument("XNAS", "AAPL", "STOCK", "XNYS", "243.10"),
    Instrument("XNAS", "MSFT", "STOCK", "XNYS", "418.70"),
    Instrument("XNYS", "IBM", "STOCK", "XNYS", "219.90"),
    Instrument("ARCX", "SPY", "ETF", "XNYS", "584.60"),
    Instrument("XTKS", "^N225", "INDEX", "XTKS", "39894.54", has_volume=False),
    Instrument("FX", "EURUSD=X", "CURRENCY", "24x5", "1.0348", has_volume=False),
    Instrument("COINBASE", "BTC-USD", "CRYPTO", "24x7", "94560.01"),
    Instrument("COINBASE", "ETH-USD", "CRYPTO", "24x7", "3452.18"),
]
AAPL, MSFT, IBM, SPY, NIKKEI, EURO, BITCOIN, ETHER = INSTRUMENTS
# Of whom nothing is known: UTC days, and only the venue's own daily bars.
BIG = Instrument("NOWHERE", "BIG 'o\"ne", "INDEX", "UTC", "0", base="1d")
BIG_PRICE = Decimal("12345678901234567890.123456789012345678")


@dataclass(frozen=True)
class Bar:
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    volume: Decimal | None = None
    turnover: Decimal | None = None
    trades: int | None = None
    is_void: bool = False
    state: str = "CLOSED"
    revision: int = 1


def walk(instrument, rng):
    """Says what the feed says: some minutes of each session, and a few outside of it."""
    price = Decimal(instrument.price)
    for date, hours in CALENDARS[instrument.calendar].items():
        for opens, closes in hours:
            step = max(7, int((closes - opens) / MINUTE) // 30)
            first = opens - 2 * step * MINUTE if instrument is AAPL else opens
            for n in range(int((closes - first) / MINUTE) // step):
                move = Decimal(rng.randint(-40, 41)) / 10000
                last, price = price, (price * (1 + move)).quantize(Decimal("0.000001"))
                volume = Decimal(rng.randint(1, 10**9)).scaleb(-6) if instrument.has_volume else None
                bar = Bar(last, max(last, price) * 1, min(last, price) * 1, price, volume)
                if instrument.asset_class == "CRYPTO":
                    bar = replace(bar, turnover=volume * price, trades=rng.randint(1, 99))
                yield first + (n * step + rng.randint(0, step - 1)) * MINUTE, bar


class Market:
    """What a store holds, and the exports of it."""

    def __init__(self):
        rng = random.Random(7)
        self.minutes = {i: dict(walk(i, rng)) for i in INSTRUMENTS}
        self.minutes[BIG] = {}
        self.late = defaultdict(int)
        self.exported = {}
        self.position = 0
        for time in sorted(self.minutes[MSFT])[40::200]:
            self.minutes[MSFT][time] = replace(self.minutes[MSFT][time], is_void=True)

    def correct(self, instrument, time, **values):
        """The feed says one bar again, differently."""
        bar = self.minutes[instrument][time]
        self.minutes[instrument][time] = replace(bar, revision=bar.revision + 1, **values)
        self.late[instrument, time.date()] += 1

    def session_minutes(self, instrument, date):
        """The open times of the bars that stand in a session, in order."""
        dates = OPEN[instrument.calendar]
        return sorted(t for t, bar in self.minutes[instrument].items() if dates.get(t) == date and not bar.is_void)

    # What the tables hold.

    def rows(self):
        return {
            "bars": (3, list(self.bars())),
            "instruments": (0, list(self.instruments())),
            "trading_days": (0, list(self.trading_days())),
            "gaps": (3, list(self.gaps())),
            "alive_minutes": (1, list(self.alive_minutes())),
            "statement_counts": (0, list(self.statement_counts())),
        }

    def bars(self):
        for instrument, minutes in self.minutes.items():
            trading_date = OPEN[instrument.calendar]
            days = defaultdict(list)
            for time, bar in sorted(minutes.items()):
                yield row(instrument, "1m", time, "FEED", trading_date.get(time, time.date()), bar, ("tape", 1, bar.revision, None, None))
                days[trading_date.get(time)].append(time)
            for timeframe, length in RUNGS.items():
                windows = defaultdict(list)
                for time in sorted(minutes):
                    windows[time - dt.timedelta(minutes=(time.hour * 60 + time.minute) % length)].append(time)
                for start, times in windows.items():
                    expected = sum(start + n * MINUTE in trading_date for n in range(length))
                    present = sum(t in trading_date and not minutes[t].is_void for t in times)
                    yield row(instrument, timeframe, start, "ROLLUP", start.date(), fold(minutes, times), (None, None, None, present, expected))
            for date, times in days.items():
                if date:
                    hours = CALENDARS[instrument.calendar][date]
                    expected = sum(int((b - a) / MINUTE) for a, b in hours)
                    present = sum(not minutes[t].is_void for t in times)
                    yield row(instrument, "1d", hours[0][0], "ROLLUP", date, fold(minutes, times), (None, None, None, present, expected))
        for date in CALENDARS["XNYS"]:
            # The venue's own day, stamped with midnight: another fact.
            yield row(AAPL, "1d", at(date, 0), "FEED", date, Bar(*[Decimal(999)] * 4, Decimal(1)), ("tape", 1, 1, None, None))
        for date in dates()[:3] if BIG in self.minutes else []:
            yield row(BIG, "1d", at(date, 0), "FEED", date, Bar(*[BIG_PRICE] * 4, Decimal(1)), ("tape", 1, 1, None, None))

    def instruments(self):
        seen = {(i, t.date()) for i, minutes in self.minutes.items() for t in minutes} | {(BIG, d) for d in dates()[:3] if BIG in self.minutes}
        for i, date in sorted(seen, key=str):
            yield date, i.venue, i.symbol, i.asset_class, i.calendar, i.base, 1

    def trading_days(self):
        for calendar, sessions in CALENDARS.items():
            for date, hours in sessions.items():
                yield date, calendar, hours[0][0], hours[-1][1], sum(int((b - a) / MINUTE) for a, b in hours)

    def gaps(self):
        for instrument, minutes in self.minutes.items():
            there = {t for t, bar in minutes.items() if not bar.is_void}
            if not there:
                continue
            for date, hours in CALENDARS[instrument.calendar].items():
                for opens, closes in hours:
                    yield from self.holes(instrument, date, opens, closes, there)

    def holes(self, instrument, date, opens, closes, there):
        start, listed = None, min(there)
        for n in range(int((closes - opens) / MINUTE) + 1):
            time = opens + n * MINUTE
            reason = "FEED_DOWN" if time.hour == 18 else "NO_TRADES"
            if start and (time in there or time == closes or reason != start[1]):
                missing = int((time - start[0]) / MINUTE)
                yield instrument.venue, instrument.symbol, "1m", start[0], time, date, start[1], missing
                start = None
            if not start and listed < time < closes and time not in there:
                start = time, reason

    def alive_minutes(self):
        for venue in sorted({i.venue for i in self.minutes}):
            for date in dates():
                for hour in range(24):
                    if hour != 18:
                        yield venue, at(date, hour), 60

    def statement_counts(self):
        counts = defaultdict(int)
        for instrument, minutes in self.minutes.items():
            for time in minutes:
                counts[instrument, time.date()] += 1
        for (i, date), accepted in counts.items():
            late = self.late[i, date]
            yield date, i.venue, i.symbol, accepted, late, 0, 0, late, 0, 0

    # Exports.

    def export(self, path, folder):
        """Brings a warehouse up to date, date by date, as the exporter does; says which dates changed."""
        self.position += 1
        changed = []
        with duckdb.connect(str(path)) as warehouse:
            warehouse.execute(TABLES)
            for table, (partition, rows) in self.rows().items():
                by_date = defaultdict(list)
                for values in rows:
                    day = values[partition]
                    by_date[day.date() if isinstance(day, dt.datetime) else day].append(values)
                hashes = {date: hashlib.sha256(repr(sorted(map(repr, some))).encode()).hexdigest()[:32] for date, some in by_date.items()}
                before = self.exported.get(table, {})
                dates_now = sorted(d for d in hashes.keys() | before.keys() if hashes.get(d) != before.get(d))
                self.replace(warehouse, folder, table, partition, {d: by_date[d] for d in dates_now})
                for date in dates_now:
                    mark = (table, date, "store", self.position, 0, len(by_date[date]), "0", hashes.get(date, ""), dt.datetime.now(dt.UTC).replace(tzinfo=None))
                    warehouse.execute("insert or replace into export_marks values (?, ?, ?, ?, ?, ?, ?, ?, ?)", mark)
                self.exported[table] = hashes
                changed += [(table, date) for date in dates_now]
        return changed

    def replace(self, warehouse, folder, table, partition, rows_by_date):
        if not rows_by_date:
            return
        column = warehouse.execute(f"select name from pragma_table_info('{table}') where cid = ?", [partition]).fetchone()[0]
        warehouse.execute(f"delete from {table} where cast({column} as date) in (select unnest(?))", [list(rows_by_date)])
        file = folder / f"{table}.csv"
        with open(file, "w", newline="") as out:
            csv.writer(out).writerows(
                [NOTHING if v is None else f"{v:f}" if isinstance(v, Decimal) else str(v) for v in values]
                for some in rows_by_date.values()
                for values in some
            )
        warehouse.execute(f"insert into {table} select * from read_csv('{file}', header = false, all_varchar = true, nullstr = '{NOTHING}')")


def fold(minutes, times):
    """Folds minutes by the second law, one after the other."""
    folded = None
    for time in times:
        bar = minutes[time]
        if bar.is_void:
            continue
        if folded is None:
            folded = replace(bar, revision=1)
            continue
        folded = Bar(
            folded.open,
            max(folded.high, bar.high),
            min(folded.low, bar.low),
            bar.close,
            plus(folded.volume, bar.volume),
            None if None in (folded.turnover, bar.turnover) else folded.turnover + bar.turnover,
            None if None in (folded.trades, bar.trades) else folded.trades + bar.trades,
        )
    return folded or replace(minutes[times[0]], is_void=True)


def plus(a, b):
    return b if a is None else a if b is None else a + b


def row(instrument, timeframe, time, origin, date, bar, provenance):
    values = [None] * 7 if bar.is_void else [bar.open, bar.high, bar.low, bar.close, bar.volume, bar.turnover, None]
    trades = None if bar.is_void else bar.trades
    version = f"{bar.revision:032x}"
    source, rank, revision, present, expected = provenance
    return (
        (instrument.venue, instrument.symbol, timeframe, time, origin, instrument.asset_class, date, bar.state, bar.is_void)
        + tuple(values)
        + (trades, version, source, rank, revision, present, expected)
    )


# As `stockstream export` makes them.
TABLES = """
create table if not exists bars (
    venue varchar not null, symbol varchar not null, timeframe varchar not null, open_time timestamp not null, origin varchar not null,
    asset_class varchar not null, trading_date date not null, state varchar not null, is_void boolean not null,
    open decimal(38, 18), high decimal(38, 18), low decimal(38, 18), close decimal(38, 18),
    volume decimal(38, 18), turnover decimal(38, 18), vwap decimal(38, 18), trade_count bigint,
    version varchar not null, source varchar, rank bigint, revision bigint, present bigint, expected bigint);
create table if not exists instruments (
    as_of date not null, venue varchar not null, symbol varchar not null, asset_class varchar not null, calendar varchar not null,
    base_timeframe varchar not null, edition bigint not null);
create table if not exists trading_days (
    trading_date date not null, calendar varchar not null, opens_at timestamp not null, closes_at timestamp not null, session_minutes bigint not null);
create table if not exists gaps (
    venue varchar not null, symbol varchar not null, timeframe varchar not null, from_time timestamp not null, until_time timestamp not null,
    trading_date date not null, reason varchar not null, bars bigint not null);
create table if not exists alive_minutes (venue varchar not null, hour timestamp not null, alive bigint not null);
create table if not exists statement_counts (
    date date not null, venue varchar not null, symbol varchar not null, accepted bigint not null, correction bigint not null,
    duplicate bigint not null, stale bigint not null, late bigint not null, conflict bigint not null, quarantined bigint not null);
create table if not exists export_marks (
    table_name varchar not null, date date not null, store_id varchar not null, position bigint not null, repeat bigint not null,
    row_count bigint not null, total varchar not null, hash varchar not null, exported_at timestamp not null, primary key (table_name, date));
"""
