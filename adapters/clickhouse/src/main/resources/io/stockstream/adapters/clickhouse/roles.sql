-- Who may do what in the store @database@. `stockstream migrate --roles` runs it, as an administrator; it may
-- be run again. No passwords here: a user is made apart, with the hash of its own, and given one of the roles.

-- Makes and changes tables and views; writes no bars.
CREATE ROLE IF NOT EXISTS @database@_migrate;
GRANT CREATE DATABASE, CREATE TABLE, CREATE VIEW, DROP VIEW, ALTER TABLE, SELECT ON @database@.* TO @database@_migrate WITH REPLACE OPTION;
GRANT INSERT ON @database@.store TO @database@_migrate;
GRANT INSERT ON @database@.schema_migrations TO @database@_migrate;

-- Reads and writes what the stream does; changes and removes nothing, and cannot become another store.
CREATE ROLE IF NOT EXISTS @database@_ingest;
GRANT SELECT ON @database@.* TO @database@_ingest WITH REPLACE OPTION;
GRANT INSERT ON @database@.bars TO @database@_ingest;
GRANT INSERT ON @database@.bars_by_symbol TO @database@_ingest;
GRANT INSERT ON @database@.open_roll_ups TO @database@_ingest;
GRANT INSERT ON @database@.bar_history TO @database@_ingest;
GRANT INSERT ON @database@.conflicts TO @database@_ingest;
GRANT INSERT ON @database@.quarantine TO @database@_ingest;
GRANT INSERT ON @database@.clock TO @database@_ingest;
GRANT INSERT ON @database@.alive_minutes TO @database@_ingest;
GRANT INSERT ON @database@.statement_counts TO @database@_ingest;
GRANT INSERT ON @database@.gaps TO @database@_ingest;
GRANT INSERT ON @database@.gap_progress TO @database@_ingest;
GRANT INSERT ON @database@.ledger TO @database@_ingest;
GRANT INSERT ON @database@.fencing TO @database@_ingest;
GRANT INSERT ON @database@.editions TO @database@_ingest;
-- What an insert brings along is read as a table of its own, gone with the insert.
GRANT CREATE TEMPORARY TABLE ON *.* TO @database@_ingest;
-- To end the inserts of an older query, its own user's only.
GRANT SELECT ON system.processes TO @database@_ingest;

-- Reads what is exported, and the ledger that says what changed. Gaps are found by who may write them.
CREATE ROLE IF NOT EXISTS @database@_export SETTINGS readonly = 2;
GRANT SELECT ON @database@.bars_by_symbol TO @database@_export WITH REPLACE OPTION;
GRANT SELECT ON @database@.clock TO @database@_export;
GRANT SELECT ON @database@.alive_minutes TO @database@_export;
GRANT SELECT ON @database@.gaps TO @database@_export;
GRANT SELECT ON @database@.statement_counts TO @database@_export;
GRANT SELECT ON @database@.ledger TO @database@_export;
GRANT SELECT ON @database@.store TO @database@_export;
GRANT SELECT ON @database@.schema_migrations TO @database@_export;

-- Reads the views, with what they are made of, for some time and in some memory.
CREATE ROLE IF NOT EXISTS @database@_dashboard SETTINGS readonly = 2, max_execution_time = 60 MAX 60, max_memory_usage = 2000000000 MAX 2000000000;
GRANT SELECT ON @database@.bars_by_symbol TO @database@_dashboard WITH REPLACE OPTION;
GRANT SELECT ON @database@.bars_current TO @database@_dashboard;
GRANT SELECT ON @database@.bars_preferred TO @database@_dashboard;
GRANT SELECT ON @database@.bars_1s TO @database@_dashboard;
GRANT SELECT ON @database@.bars_1m TO @database@_dashboard;
GRANT SELECT ON @database@.bars_5m TO @database@_dashboard;
GRANT SELECT ON @database@.bars_15m TO @database@_dashboard;
GRANT SELECT ON @database@.bars_30m TO @database@_dashboard;
GRANT SELECT ON @database@.bars_1h TO @database@_dashboard;
GRANT SELECT ON @database@.bars_4h TO @database@_dashboard;
GRANT SELECT ON @database@.bars_1d TO @database@_dashboard;
GRANT SELECT ON @database@.bars_1w TO @database@_dashboard;
GRANT SELECT ON @database@.freshness TO @database@_dashboard;
GRANT SELECT ON @database@.clock TO @database@_dashboard;
GRANT SELECT(stored_at) ON @database@.ledger TO @database@_dashboard;
