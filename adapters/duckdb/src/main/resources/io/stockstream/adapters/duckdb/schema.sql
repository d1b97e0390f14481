-- Times are UTC. Codes: timeframe in seconds; origin 0 FEED 1 ROLLUP; state 0 OPEN 1 CLOSED;
-- asset_class 0 STOCK 1 ETF 2 INDEX 3 CURRENCY 4 CRYPTO. A void row has no prices.
CREATE TABLE IF NOT EXISTS store (id VARCHAR NOT NULL, schema_version INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS fencing (number BIGINT NOT NULL PRIMARY KEY);

CREATE SEQUENCE IF NOT EXISTS instrument_ids;
CREATE TABLE IF NOT EXISTS instruments (
  instrument_id INTEGER NOT NULL PRIMARY KEY,
  symbol        VARCHAR NOT NULL,
  venue         VARCHAR NOT NULL,
  UNIQUE (venue, symbol)
);

CREATE TABLE IF NOT EXISTS bars (
  instrument_id INTEGER   NOT NULL,
  timeframe     INTEGER   NOT NULL,
  origin        TINYINT   NOT NULL,
  open_time     TIMESTAMP NOT NULL,
  asset_class   TINYINT   NOT NULL,
  state         TINYINT   NOT NULL,
  open          DECIMAL(38, 18),
  high          DECIMAL(38, 18),
  low           DECIMAL(38, 18),
  close         DECIMAL(38, 18),
  volume        DECIMAL(38, 18),
  turnover      DECIMAL(38, 18),
  vwap          DECIMAL(38, 18),
  trade_count   BIGINT,
  version       HUGEINT   NOT NULL,
  source        VARCHAR,
  rank          SMALLINT,
  revision      BIGINT,
  present       INTEGER,
  expected      INTEGER,
  PRIMARY KEY (instrument_id, timeframe, origin, open_time)
);

-- Statements that differ from another of the same key, state, rank and revision; the position is
-- the greatest at which that was found. What stands of a tie has its greatest version.
CREATE TABLE IF NOT EXISTS conflicts (
  topic         VARCHAR   NOT NULL,
  "partition"   INTEGER   NOT NULL,
  "offset"      BIGINT    NOT NULL,
  instrument_id INTEGER   NOT NULL,
  timeframe     INTEGER   NOT NULL,
  origin        TINYINT   NOT NULL,
  open_time     TIMESTAMP NOT NULL,
  asset_class   TINYINT   NOT NULL,
  state         TINYINT   NOT NULL,
  open          DECIMAL(38, 18),
  high          DECIMAL(38, 18),
  low           DECIMAL(38, 18),
  close         DECIMAL(38, 18),
  volume        DECIMAL(38, 18),
  turnover      DECIMAL(38, 18),
  vwap          DECIMAL(38, 18),
  trade_count   BIGINT,
  version       HUGEINT   NOT NULL,
  source        VARCHAR,
  rank          SMALLINT,
  revision      BIGINT,
  present       INTEGER,
  expected      INTEGER,
  PRIMARY KEY (instrument_id, timeframe, origin, open_time, version)
);

CREATE TABLE IF NOT EXISTS quarantine (
  id           VARCHAR   NOT NULL PRIMARY KEY,
  topic        VARCHAR   NOT NULL,
  "partition"  INTEGER   NOT NULL,
  "offset"     BIGINT    NOT NULL,
  append_time  TIMESTAMP NOT NULL,
  file_sha256  VARCHAR,
  line         BIGINT,
  record_key   BLOB      NOT NULL,
  record_value BLOB      NOT NULL
);
CREATE TABLE IF NOT EXISTS quarantine_reasons (
  id       VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  code     VARCHAR NOT NULL,
  field    VARCHAR NOT NULL,
  expected VARCHAR NOT NULL,
  was      VARCHAR NOT NULL,
  PRIMARY KEY (id, position)
);

CREATE TABLE IF NOT EXISTS instrument_clocks (
  instrument_id INTEGER   NOT NULL PRIMARY KEY,
  time          TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS venue_clocks (
  venue VARCHAR   NOT NULL PRIMARY KEY,
  time  TIMESTAMP NOT NULL
);

-- Minutes in which a feed said that its venue was alive.
CREATE TABLE IF NOT EXISTS alive_minutes (
  venue  VARCHAR   NOT NULL,
  source VARCHAR   NOT NULL,
  minute TIMESTAMP NOT NULL,
  PRIMARY KEY (venue, source, minute)
);

-- How many statements there were on an instrument's bars of a date, each as it was judged first;
-- those at offsets before until_offset are counted.
CREATE TABLE IF NOT EXISTS statement_counts (
  instrument_id INTEGER NOT NULL,
  date          DATE    NOT NULL,
  topic         VARCHAR NOT NULL,
  "partition"   INTEGER NOT NULL,
  until_offset  BIGINT  NOT NULL,
  accepted      BIGINT  NOT NULL,
  correction    BIGINT  NOT NULL,
  duplicate     BIGINT  NOT NULL,
  stale         BIGINT  NOT NULL,
  conflict      BIGINT  NOT NULL,
  quarantined   BIGINT  NOT NULL,
  late          BIGINT  NOT NULL,
  PRIMARY KEY (instrument_id, date, topic, "partition")
);

-- Where bars are missing, as far as gap_progress says that they were looked for. reason 0 NO_TRADES
-- 1 FEED_DOWN 2 NOT_LISTED 3 UNKNOWN; state 0 OPEN 1 REQUESTED 2 FILLED 3 ACCEPTED. One row has one
-- from_time; no key says so, since DuckDB cannot replace a key within a transaction.
CREATE TABLE IF NOT EXISTS gaps (
  instrument_id INTEGER   NOT NULL,
  timeframe     INTEGER   NOT NULL,
  from_time     TIMESTAMP NOT NULL,
  until_time    TIMESTAMP NOT NULL,
  trading_date  DATE      NOT NULL,
  reason        TINYINT   NOT NULL,
  state         TINYINT   NOT NULL
);
CREATE TABLE IF NOT EXISTS gap_progress (
  instrument_id INTEGER   NOT NULL PRIMARY KEY,
  since         TIMESTAMP NOT NULL,
  until         TIMESTAMP NOT NULL,
  edition       SMALLINT  NOT NULL,
  alive_since   TIMESTAMP
);
-- The place in the ledger up to which gaps were looked for.
CREATE TABLE IF NOT EXISTS gap_position (position BIGINT NOT NULL);

-- By which rules an instrument's roll-ups are: of two numbers the higher stands.
CREATE TABLE IF NOT EXISTS editions (
  venue      VARCHAR  NOT NULL,
  symbol     VARCHAR  NOT NULL,
  number     SMALLINT NOT NULL,
  rules_hash VARCHAR  NOT NULL,
  PRIMARY KEY (venue, symbol)
);

CREATE SEQUENCE IF NOT EXISTS ledger_positions;
CREATE TABLE IF NOT EXISTS ledger (
  query_id VARCHAR NOT NULL,
  number   BIGINT  NOT NULL,
  position BIGINT  NOT NULL,
  PRIMARY KEY (query_id, number)
);
CREATE TABLE IF NOT EXISTS ledger_partitions (
  query_id     VARCHAR NOT NULL,
  number       BIGINT  NOT NULL,
  topic        VARCHAR NOT NULL,
  "partition"  INTEGER NOT NULL,
  from_offset  BIGINT  NOT NULL,
  until_offset BIGINT  NOT NULL,
  accepted     BIGINT  NOT NULL,
  correction   BIGINT  NOT NULL,
  duplicate    BIGINT  NOT NULL,
  stale        BIGINT  NOT NULL,
  conflict     BIGINT  NOT NULL,
  quarantined  BIGINT  NOT NULL,
  control      BIGINT  NOT NULL,
  PRIMARY KEY (query_id, number, topic, "partition")
);
CREATE TABLE IF NOT EXISTS ledger_dates (
  query_id VARCHAR NOT NULL,
  number   BIGINT  NOT NULL,
  date     DATE    NOT NULL,
  PRIMARY KEY (query_id, number, date)
);

-- For people: one row a bar, in words.
CREATE OR REPLACE VIEW bars_current AS
SELECT
  i.symbol,
  i.venue,
  ['STOCK', 'ETF', 'INDEX', 'CURRENCY', 'CRYPTO'][b.asset_class + 1] AS asset_class,
  CASE b.timeframe
    WHEN 1 THEN '1s' WHEN 60 THEN '1m' WHEN 300 THEN '5m' WHEN 900 THEN '15m' WHEN 1800 THEN '30m'
    WHEN 3600 THEN '1h' WHEN 14400 THEN '4h' WHEN 86400 THEN '1d' WHEN 604800 THEN '1w'
  END AS timeframe,
  b.open_time, b.open, b.high, b.low, b.close, b.volume, b.turnover, b.vwap, b.trade_count,
  ['OPEN', 'CLOSED'][b.state + 1] AS state,
  ['FEED', 'ROLLUP'][b.origin + 1] AS origin,
  b.present, b.expected, b.source, b.revision
FROM bars b
JOIN instruments i USING (instrument_id)
WHERE b.open IS NOT NULL;
