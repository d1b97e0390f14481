-- What a session expects is there, or a gap says why not: from the day after the instrument's first one with base bars,
-- as nothing is known of what was before its first bar. A session is over when a later one has bars, or when its venue's
-- feed was alive an hour after it: gaps are looked for as far as that.
with alive as (

    select venue, max(hour_from) as last_hour
    from {{ ref('stg_stockstream__alive_minutes') }}
    where {{ any_instant('hour_from') }}
    group by venue

),

days as (

    select
        *,
        min(case when bars_present > 0 then trading_date end) over (partition by venue, symbol) as first_date,
        max(case when bars_present > 0 then trading_date end) over (partition by venue, symbol) as last_date
    from {{ ref('fct_data_quality') }}

)

select days.venue, days.symbol, days.trading_date, days.bars_expected, days.bars_present, days.bars_missing
from days
inner join {{ ref('dim_trading_days') }} as sessions
    on days.calendar = sessions.calendar
    and days.trading_date = sessions.trading_date
left join alive
    on days.venue = alive.venue
where days.base_timeframe not in ('1d', '1w')
    and days.trading_date > days.first_date
    and (days.trading_date < days.last_date or sessions.closes_at < alive.last_hour)
    and days.bars_present + days.bars_missing <> days.bars_expected
