-- The volume of a session day that was rolled up is the exact sum of those of its base bars. A bar in a lunch break
-- belongs to no session, and cannot be told by a session's open and close: those days are compared where none is.
with minutes as (

    select
        venue,
        symbol,
        trading_date,
        sum(volume) as volume,
        count(*) as bars_present
    from {{ ref('int_base_bars') }}
    where trading_date is not null
        and {{ is_near_checked_session('open_time') }}
    group by venue, symbol, trading_date

),

days as (

    select *
    from {{ ref('fct_bars_daily') }}
    where origin = 'ROLLUP' and {{ is_checked_session('trading_date') }}

)

select
    days.venue,
    days.symbol,
    days.trading_date,
    days.volume,
    minutes.volume as minutes_volume
from days
left join minutes
    on days.venue = minutes.venue
    and days.symbol = minutes.symbol
    and days.trading_date = minutes.trading_date
left join {{ ref('dim_trading_days') }} as sessions
    on days.calendar = sessions.calendar
    and days.trading_date = sessions.trading_date
where days.volume is distinct from minutes.volume
    and not ({{ has_break('sessions') }} and coalesce(minutes.bars_present, 0) > days.bars_present)
