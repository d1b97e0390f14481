-- The export's promise, on the dates that changed: one row per bar.
select venue, symbol, timeframe, open_time, origin, count(*) as row_count
from {{ ref('stg_stockstream__bars') }}
where {{ is_checked_utc_date('open_time') }}
group by venue, symbol, timeframe, open_time, origin
having count(*) > 1
