-- How many statements there were on an instrument's bars of a date, each as it was judged first: of two
-- rows the one that counts up to the greater offset stands, so read with FINAL. Time first, as a batch
-- asks for today's of many instruments.
CREATE TABLE IF NOT EXISTS statement_counts (
  venue        LowCardinality(String),
  date         Date32,
  symbol       String CODEC(ZSTD(1)),
  topic        LowCardinality(String),
  partition    Int32,
  until_offset Int64,
  accepted     Int64,
  correction   Int64,
  duplicate    Int64,
  stale        Int64,
  conflict     Int64,
  quarantined  Int64,
  late         Int64
)
ENGINE = ReplacingMergeTree(until_offset)
ORDER BY (venue, date, symbol, topic, partition)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 1000;
