-- Each stored roll-up of a day is what the base bars of its session fold to, and there is one where there are bars. A bar
-- in a lunch break belongs to no session, and cannot be told by a session's open and close: see the volume's test.
with folded as (

    select
        venue,
        symbol,
        trading_date,
        calendar,
        {{ fold() }},
        count(*) as bars_present
    from {{ ref('int_base_bars') }}
    where trading_date is not null
        and {{ is_checked_session('trading_date') }}
        and {{ is_near_checked_session('open_time') }}
        and {{ seconds_of('timeframe') }} < 86400
    group by venue, symbol, trading_date, calendar

),

stored as (

    select *
    from {{ ref('stg_stockstream__bars') }}
    where timeframe = '1d' and origin = 'ROLLUP' and not is_void
        and {{ is_checked_session('trading_date') }}
        and {{ is_near_checked_session('open_time') }}

)

select
    coalesce(stored.venue, folded.venue) as venue,
    coalesce(stored.symbol, folded.symbol) as symbol,
    coalesce(stored.trading_date, folded.trading_date) as trading_date,
    stored.close,
    folded.close as folded_close,
    stored.volume,
    folded.volume as folded_volume,
    stored.bars_present,
    folded.bars_present as folded_present
from stored
full join folded
    on stored.venue = folded.venue
    and stored.symbol = folded.symbol
    and stored.trading_date = folded.trading_date
left join {{ ref('dim_trading_days') }} as sessions
    on folded.calendar = sessions.calendar
    and folded.trading_date = sessions.trading_date
where ({{ differs_from_fold('stored', 'folded') }})
    and not (coalesce({{ has_break('sessions') }}, false) and folded.bars_present > coalesce(stored.bars_present, 0))
