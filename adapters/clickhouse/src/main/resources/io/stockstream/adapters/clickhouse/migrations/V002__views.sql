-- For people: one row a bar, without those that never were.
CREATE OR REPLACE VIEW bars_current AS
SELECT * EXCEPT (void, version, rank) FROM bars_by_symbol FINAL WHERE NOT void;
