-- By which rules an instrument's roll-ups are: of two numbers the higher stands.
CREATE TABLE IF NOT EXISTS editions (
  venue      LowCardinality(String),
  symbol     String,
  number     UInt8,
  rules_hash String,
  kept_at    DateTime DEFAULT now()
)
ENGINE = ReplacingMergeTree(number)
ORDER BY (venue, symbol)
SETTINGS non_replicated_deduplication_window = 1000;
