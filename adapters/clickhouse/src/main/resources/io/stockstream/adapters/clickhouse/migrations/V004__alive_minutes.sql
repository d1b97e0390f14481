-- Minutes in which a feed said that its venue was alive. Repeats are rows of one key.
CREATE TABLE IF NOT EXISTS alive_minutes (
  venue  LowCardinality(String),
  minute DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String)
)
ENGINE = ReplacingMergeTree
ORDER BY (venue, minute, source)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;

-- Where bars are missing, as far as gap_progress says that they were looked for: read with FINAL. What
-- is a gap no more was removed by a row of a greater version.
CREATE TABLE IF NOT EXISTS gaps (
  venue        LowCardinality(String),
  symbol       String CODEC(ZSTD(1)),
  from_time    DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  until_time   DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  timeframe    Enum8('1s' = 0, '1m' = 1, '5m' = 2, '15m' = 3, '30m' = 4, '1h' = 5, '4h' = 6, '1d' = 7, '1w' = 8),
  trading_date Date32,
  reason       Enum8('NO_TRADES' = 0, 'FEED_DOWN' = 1, 'NOT_LISTED' = 2, 'UNKNOWN' = 3),
  state        Enum8('OPEN' = 0, 'REQUESTED' = 1, 'FILLED' = 2, 'ACCEPTED' = 3),
  version      Int64,
  removed      Bool
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (venue, symbol, from_time)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;

-- In which stretch of time an instrument's gaps are known; the row without a name says up to which
-- place in the ledger.
CREATE TABLE IF NOT EXISTS gap_progress (
  venue       LowCardinality(String),
  symbol      String,
  position    Int64,
  since       DateTime64(6, 'UTC'),
  until       DateTime64(6, 'UTC'),
  edition     Int32,
  alive_since Nullable(Int64),
  version     Int64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (venue, symbol)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;
