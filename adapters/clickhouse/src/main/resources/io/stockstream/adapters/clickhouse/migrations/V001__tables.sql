-- Times are UTC. What stands on a key is the row with the greatest version: read with FINAL. A void
-- row has prices of 0 that mean nothing. A roll-up has no source; a statement has present = 0.

-- Which store this is: one row.
CREATE TABLE IF NOT EXISTS store (id String)
ENGINE = MergeTree ORDER BY id
SETTINGS non_replicated_deduplication_window = 100;

-- For the writer: time first, so that the windows that a batch touches lie together.
CREATE TABLE IF NOT EXISTS bars (
  venue       LowCardinality(String),
  symbol      String CODEC(ZSTD(1)),
  timeframe   Enum8('1s' = 0, '1m' = 1, '5m' = 2, '15m' = 3, '30m' = 4, '1h' = 5, '4h' = 6, '1d' = 7, '1w' = 8),
  origin      Enum8('FEED' = 0, 'ROLLUP' = 1),
  open_time   DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  asset_class Enum8('STOCK' = 0, 'ETF' = 1, 'INDEX' = 2, 'CURRENCY' = 3, 'CRYPTO' = 4),
  state       Enum8('OPEN' = 0, 'CLOSED' = 1),
  void        Bool,
  open        Decimal(38, 18) CODEC(ZSTD(1)),
  high        Decimal(38, 18) CODEC(ZSTD(1)),
  low         Decimal(38, 18) CODEC(ZSTD(1)),
  close       Decimal(38, 18) CODEC(ZSTD(1)),
  volume      Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  turnover    Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  vwap        Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  trade_count Nullable(Int64) CODEC(ZSTD(1)),
  version     UInt128 CODEC(ZSTD(1)),
  source      LowCardinality(String),
  rank        UInt8,
  revision    Int64 CODEC(ZSTD(1)),
  present     Int32,
  expected    Nullable(Int32),
  stored_at   DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
  CONSTRAINT high_is_the_highest CHECK void OR (high >= open AND high >= low AND high >= close),
  CONSTRAINT low_is_the_lowest CHECK void OR (low <= open AND low <= close),
  CONSTRAINT amounts_are_not_negative CHECK coalesce(volume, 0) >= 0 AND coalesce(trade_count, 0) >= 0,
  CONSTRAINT a_void_bar_says_nothing CHECK NOT void OR (volume IS NULL AND turnover IS NULL AND vwap IS NULL AND trade_count IS NULL),
  CONSTRAINT a_rank_is_one CHECK rank <= 127
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(open_time)
ORDER BY (venue, timeframe, origin, open_time, symbol)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;

-- For readers: the same rows, each instrument's together, in the order in which they are read.
-- Written by us and before `bars`, not by a materialized view of it: a writer that dies between the
-- two finds nothing in `bars`, and writes both again.
CREATE TABLE IF NOT EXISTS bars_by_symbol (
  venue       LowCardinality(String),
  symbol      String CODEC(ZSTD(1)),
  timeframe   Enum8('1s' = 0, '1m' = 1, '5m' = 2, '15m' = 3, '30m' = 4, '1h' = 5, '4h' = 6, '1d' = 7, '1w' = 8),
  origin      Enum8('FEED' = 0, 'ROLLUP' = 1),
  open_time   DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  asset_class Enum8('STOCK' = 0, 'ETF' = 1, 'INDEX' = 2, 'CURRENCY' = 3, 'CRYPTO' = 4),
  state       Enum8('OPEN' = 0, 'CLOSED' = 1),
  void        Bool,
  open        Decimal(38, 18) CODEC(ZSTD(1)),
  high        Decimal(38, 18) CODEC(ZSTD(1)),
  low         Decimal(38, 18) CODEC(ZSTD(1)),
  close       Decimal(38, 18) CODEC(ZSTD(1)),
  volume      Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  turnover    Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  vwap        Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  trade_count Nullable(Int64) CODEC(ZSTD(1)),
  version     UInt128 CODEC(ZSTD(1)),
  source      LowCardinality(String),
  rank        UInt8,
  revision    Int64 CODEC(ZSTD(1)),
  present     Int32,
  expected    Nullable(Int32),
  stored_at   DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
  CONSTRAINT high_is_the_highest CHECK void OR (high >= open AND high >= low AND high >= close),
  CONSTRAINT low_is_the_lowest CHECK void OR (low <= open AND low <= close),
  CONSTRAINT amounts_are_not_negative CHECK coalesce(volume, 0) >= 0 AND coalesce(trade_count, 0) >= 0,
  CONSTRAINT a_void_bar_says_nothing CHECK NOT void OR (volume IS NULL AND turnover IS NULL AND vwap IS NULL AND trade_count IS NULL),
  CONSTRAINT a_rank_is_one CHECK rank <= 127
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(open_time)
ORDER BY (venue, symbol, timeframe, open_time, origin)
SETTINGS index_granularity = 2048, non_replicated_deduplication_window = 1000;

-- Where to look for roll-ups that are still OPEN. Whether one is, `bars` says: a row here may be out
-- of date, but none is missing. Written before `bars`.
CREATE TABLE IF NOT EXISTS open_roll_ups (
  venue      LowCardinality(String),
  symbol     String,
  timeframe  Enum8('1s' = 0, '1m' = 1, '5m' = 2, '15m' = 3, '30m' = 4, '1h' = 5, '4h' = 6, '1d' = 7, '1w' = 8),
  open_time  DateTime64(6, 'UTC'),
  state      Enum8('OPEN' = 0, 'CLOSED' = 1),
  version    UInt128,
  stored_at  DateTime DEFAULT now()
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (venue, symbol, timeframe, open_time)
TTL stored_at + INTERVAL 1 DAY DELETE WHERE state = 'CLOSED'
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;

-- Every statement that came to stand, with when the log took it. Kept by its place in the log.
CREATE TABLE IF NOT EXISTS bar_history (
  venue       LowCardinality(String),
  symbol      String CODEC(ZSTD(1)),
  timeframe   Enum8('1s' = 0, '1m' = 1, '5m' = 2, '15m' = 3, '30m' = 4, '1h' = 5, '4h' = 6, '1d' = 7, '1w' = 8),
  origin      Enum8('FEED' = 0, 'ROLLUP' = 1),
  open_time   DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  asset_class Enum8('STOCK' = 0, 'ETF' = 1, 'INDEX' = 2, 'CURRENCY' = 3, 'CRYPTO' = 4),
  state       Enum8('OPEN' = 0, 'CLOSED' = 1),
  void        Bool,
  open        Decimal(38, 18) CODEC(ZSTD(1)),
  high        Decimal(38, 18) CODEC(ZSTD(1)),
  low         Decimal(38, 18) CODEC(ZSTD(1)),
  close       Decimal(38, 18) CODEC(ZSTD(1)),
  volume      Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  turnover    Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  vwap        Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  trade_count Nullable(Int64) CODEC(ZSTD(1)),
  version     UInt128 CODEC(ZSTD(1)),
  source      LowCardinality(String),
  rank        UInt8,
  revision    Int64 CODEC(ZSTD(1)),
  present     Int32,
  expected    Nullable(Int32),
  topic       LowCardinality(String),
  partition   Int32,
  offset      Int64 CODEC(Delta, ZSTD(1)),
  append_time DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  CONSTRAINT high_is_the_highest CHECK void OR (high >= open AND high >= low AND high >= close),
  CONSTRAINT low_is_the_lowest CHECK void OR (low <= open AND low <= close),
  CONSTRAINT amounts_are_not_negative CHECK coalesce(volume, 0) >= 0 AND coalesce(trade_count, 0) >= 0,
  CONSTRAINT a_void_bar_says_nothing CHECK NOT void OR (volume IS NULL AND turnover IS NULL AND vwap IS NULL AND trade_count IS NULL),
  CONSTRAINT a_rank_is_one CHECK rank <= 127
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(append_time)
ORDER BY (venue, symbol, timeframe, open_time, append_time, topic, partition, offset)
SETTINGS non_replicated_deduplication_window = 1000;

-- Statements that differ from another of the same key, state, rank and revision, at every place of
-- the log where that was found. What stands of a tie has its greatest version.
CREATE TABLE IF NOT EXISTS conflicts (
  venue       LowCardinality(String),
  symbol      String CODEC(ZSTD(1)),
  timeframe   Enum8('1s' = 0, '1m' = 1, '5m' = 2, '15m' = 3, '30m' = 4, '1h' = 5, '4h' = 6, '1d' = 7, '1w' = 8),
  origin      Enum8('FEED' = 0, 'ROLLUP' = 1),
  open_time   DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
  asset_class Enum8('STOCK' = 0, 'ETF' = 1, 'INDEX' = 2, 'CURRENCY' = 3, 'CRYPTO' = 4),
  state       Enum8('OPEN' = 0, 'CLOSED' = 1),
  void        Bool,
  open        Decimal(38, 18) CODEC(ZSTD(1)),
  high        Decimal(38, 18) CODEC(ZSTD(1)),
  low         Decimal(38, 18) CODEC(ZSTD(1)),
  close       Decimal(38, 18) CODEC(ZSTD(1)),
  volume      Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  turnover    Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  vwap        Nullable(Decimal(38, 18)) CODEC(ZSTD(1)),
  trade_count Nullable(Int64) CODEC(ZSTD(1)),
  version     UInt128 CODEC(ZSTD(1)),
  source      LowCardinality(String),
  rank        UInt8,
  revision    Int64 CODEC(ZSTD(1)),
  present     Int32,
  expected    Nullable(Int32),
  topic       LowCardinality(String),
  partition   Int32,
  offset      Int64
)
ENGINE = ReplacingMergeTree
ORDER BY (venue, symbol, timeframe, open_time, origin, version, topic, partition, offset)
SETTINGS non_replicated_deduplication_window = 1000;

-- Records that could not stand, with their bytes. Of two with one id the last is kept.
CREATE TABLE IF NOT EXISTS quarantine (
  id               String,
  topic            LowCardinality(String),
  partition        Int32,
  offset           Int64,
  append_time      DateTime64(6, 'UTC'),
  file_sha256      String,
  line             Nullable(Int64),
  record_key       String CODEC(ZSTD(1)),
  record_value     String CODEC(ZSTD(1)),
  reason_codes     Array(String),
  reason_fields    Array(String),
  reason_expected  Array(String),
  reason_was       Array(String)
)
ENGINE = ReplacingMergeTree
ORDER BY id
SETTINGS non_replicated_deduplication_window = 1000;

-- How far the time of an instrument, or of a venue where there is no symbol, has come.
CREATE TABLE IF NOT EXISTS clock (
  venue  LowCardinality(String),
  symbol String,
  time   DateTime64(6, 'UTC')
)
ENGINE = ReplacingMergeTree(time)
ORDER BY (venue, symbol)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;

-- Who may write: the greatest number. A number is one holder's, as its token is taken in once.
CREATE TABLE IF NOT EXISTS fencing (
  number   Int64,
  holder   String,
  taken_at DateTime DEFAULT now()
)
ENGINE = MergeTree ORDER BY number
SETTINGS non_replicated_deduplication_window = 1000;

-- A committed batch a row; of two with one batch the first counts.
CREATE TABLE IF NOT EXISTS ledger (
  query_id         String,
  number           Int64,
  position         Int64,
  topics           Array(String),
  partitions       Array(Int32),
  from_offsets     Array(Int64),
  until_offsets    Array(Int64),
  class_partitions Array(Int32),
  classes          Array(String),
  class_counts     Array(Int64),
  dates            Array(Date32),
  stored_at        DateTime DEFAULT now()
)
ENGINE = MergeTree ORDER BY (query_id, number)
SETTINGS non_replicated_deduplication_window = 1000;
