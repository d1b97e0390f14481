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

{{ stored_beside_folded(['venue', 'symbol', 'trading_date']) }}
left join {{ ref('dim_trading_days') }} as sessions
    on folded.calendar = sessions.calendar
    and folded.trading_date = sessions.trading_date
where ({{ stored_differs_from_folded() }})
    and not (coalesce({{ has_break('sessions') }}, false) and folded.bars_present > coalesce(stored.bars_present, 0))
