-- What a session expects is there, or a gap says why not: from the day after the instrument's first one with base bars,
-- as nothing is known of what was before its first bar, to its last one, which may still go on.
with days as (

    select
        *,
        min(case when bars_present > 0 then trading_date end) over (partition by venue, symbol) as first_date,
        max(case when bars_present > 0 then trading_date end) over (partition by venue, symbol) as last_date
    from {{ ref('fct_data_quality') }}

)

select venue, symbol, trading_date, bars_expected, bars_present, bars_missing
from days
where base_timeframe not in ('1d', '1w')
    and trading_date > first_date
    and trading_date < last_date
    and bars_present + bars_missing <> bars_expected
