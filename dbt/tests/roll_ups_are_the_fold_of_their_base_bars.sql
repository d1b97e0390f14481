-- Each stored roll-up below a day is what the base bars of its window, by the UTC clock, fold to; and there is one in
-- each window that has bars, of every timeframe that the instrument is rolled up to.
with stored as (

    select *, {{ seconds_of('timeframe') }} as seconds
    from {{ ref('stg_stockstream__bars') }}
    where origin = 'ROLLUP' and not is_void
        and timeframe not in ('1d', '1w')
        and {{ is_checked_utc_date('open_time') }}

),

rungs as (

    select distinct venue, symbol, timeframe, seconds from stored

),

base_bars as (

    select
        bars.*,
        rungs.timeframe as rung,
        {{ window_start('bars.open_time', 'rungs.seconds') }} as window_start
    from {{ ref('int_base_bars') }} as bars
    inner join rungs
        on bars.venue = rungs.venue
        and bars.symbol = rungs.symbol
    where {{ is_checked_utc_date('bars.open_time') }}

),

folded as (

    select
        venue,
        symbol,
        rung as timeframe,
        window_start as open_time,
        {{ fold() }},
        -- Where there is a calendar, only bars within its sessions count.
        count(case when calendar = 'UTC' or trading_date is not null then 1 end) as bars_present
    from base_bars
    group by venue, symbol, rung, window_start

)

{{ stored_beside_folded(['venue', 'symbol', 'timeframe', 'open_time']) }}
where {{ stored_differs_from_folded() }}
