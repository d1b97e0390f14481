-- For people. None shows a bar that never was. Filters on venue, symbol, timeframe and open_time go by
-- the primary key through all of them.

-- One row a key: a venue's own bar and the one that we folded are two.
CREATE VIEW IF NOT EXISTS bars_current AS
SELECT
  venue, symbol, timeframe, origin, open_time, asset_class, state, open, high, low, close, volume, turnover, vwap, trade_count, present, expected, source, revision, stored_at
FROM bars_by_symbol FINAL
WHERE NOT void;

-- One row a window: the roll-up where there is one, else the venue's own bar. Below a day both open at
-- the same time; from a day up a venue's own bar makes way for a roll-up that opens in its window.
CREATE VIEW IF NOT EXISTS bars_preferred AS
SELECT
  venue, symbol, timeframe, open_time, bar.1 AS origin,
  bar.2 AS asset_class,
  bar.3 AS state,
  bar.4 AS open,
  bar.5 AS high,
  bar.6 AS low,
  bar.7 AS close,
  bar.8 AS volume,
  bar.9 AS turnover,
  bar.10 AS vwap,
  bar.11 AS trade_count,
  bar.12 AS present,
  bar.13 AS expected,
  bar.14 AS source,
  bar.15 AS revision,
  bar.16 AS stored_at
FROM (
  SELECT venue, symbol, timeframe, open_time, argMax((origin, asset_class, state, open, high, low, close, volume, turnover, vwap, trade_count, present, expected, source, revision, stored_at), origin) AS bar
  FROM bars_by_symbol FINAL
  WHERE NOT void AND timeframe < '1d'
  GROUP BY venue, symbol, timeframe, open_time
)
UNION ALL
SELECT
  venue, symbol, timeframe, bar.1 AS open_time, bar.2 AS origin,
  bar.3 AS asset_class,
  bar.4 AS state,
  bar.5 AS open,
  bar.6 AS high,
  bar.7 AS low,
  bar.8 AS close,
  bar.9 AS volume,
  bar.10 AS turnover,
  bar.11 AS vwap,
  bar.12 AS trade_count,
  bar.13 AS present,
  bar.14 AS expected,
  bar.15 AS source,
  bar.16 AS revision,
  bar.17 AS stored_at
FROM (
  SELECT
    venue, symbol, timeframe,
    arraySort(bar -> (bar.1, bar.2), groupArray((open_time, origin, asset_class, state, open, high, low, close, volume, turnover, vwap, trade_count, present, expected, source, revision, stored_at))) AS bars,
    -- Of each bar the next roll-up: filled in from the end, as far as there is one.
    arrayReverse(arrayFill(
      time -> time IS NOT NULL,
      arrayReverse(arrayMap(bar -> if(bar.2 = 'ROLLUP', toNullable(bar.1), NULL), bars)))) AS next_roll_ups
  FROM bars_by_symbol FINAL
  WHERE NOT void AND timeframe >= '1d'
  GROUP BY venue, symbol, timeframe
)
ARRAY JOIN bars AS bar, next_roll_ups AS next_roll_up
WHERE origin = 'ROLLUP' OR next_roll_up IS NULL
  OR next_roll_up >= bar.1 + if(timeframe = '1d', INTERVAL 1 DAY, INTERVAL 7 DAY);

CREATE VIEW IF NOT EXISTS bars_1s AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '1s';
CREATE VIEW IF NOT EXISTS bars_1m AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '1m';
CREATE VIEW IF NOT EXISTS bars_5m AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '5m';
CREATE VIEW IF NOT EXISTS bars_15m AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '15m';
CREATE VIEW IF NOT EXISTS bars_30m AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '30m';
CREATE VIEW IF NOT EXISTS bars_1h AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '1h';
CREATE VIEW IF NOT EXISTS bars_4h AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '4h';
CREATE VIEW IF NOT EXISTS bars_1d AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '1d';
CREATE VIEW IF NOT EXISTS bars_1w AS SELECT * EXCEPT (timeframe) FROM bars_preferred WHERE timeframe = '1w';

-- How far each venue's time has come, by its bars and heartbeats, and when a batch was committed last.
CREATE VIEW IF NOT EXISTS freshness AS
SELECT
  venue,
  uniqExactIf(symbol, symbol != '') AS instruments,
  max(time) AS latest_time,
  dateDiff('second', latest_time, now64(6, 'UTC')) AS behind_seconds,
  (SELECT max(stored_at) FROM ledger) AS last_batch_at
FROM clock
GROUP BY venue;
