-- The bars that roll-ups are folded from, and the session that they open in, if any.
with bars as (

    select *
    from {{ ref('stg_stockstream__bars') }}
    where origin = 'FEED' and not is_void

),

instruments as (

    select * from {{ ref('dim_instruments') }}

),

trading_days as (

    select * from {{ ref('dim_trading_days') }}

),

base_bars as (

    select
        bars.venue,
        bars.symbol,
        bars.timeframe,
        bars.open_time,
        trading_days.trading_date,
        instruments.calendar,
        bars.open,
        bars.high,
        bars.low,
        bars.close,
        bars.volume,
        bars.turnover,
        bars.trade_count
    from bars
    inner join instruments
        on bars.venue = instruments.venue
        and bars.symbol = instruments.symbol
        and bars.timeframe = instruments.base_timeframe
    left join trading_days
        on instruments.calendar = trading_days.calendar
        and bars.trading_date = trading_days.trading_date
        and bars.open_time >= trading_days.opens_at
        and bars.open_time < trading_days.closes_at

)

select * from base_bars
