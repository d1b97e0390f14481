-- depends_on: {{ ref('int_trading_dates_touched') }}
with bars as (

    select *
    from {{ ref('stg_stockstream__bars') }}
    where timeframe = '1d' and not is_void
    {%- if is_incremental() %}
        and {{ is_touched('trading_date') }}
        and {{ near_session('open_time', trading_dates_touched()) }}
    {%- else %}
        and {{ any_instant('open_time') }}
    {%- endif %}

),

instruments as (

    select * from {{ ref('dim_instruments') }}

),

trading_days as (

    select * from {{ ref('dim_trading_days') }}

),

-- A venue's own bar makes way for the roll-up of the same session; of several of its own the one that stands highest.
ranked as (

    select
        *,
        row_number() over (
            partition by venue, symbol, trading_date
            order by case origin when 'ROLLUP' then 0 else 1 end, version desc, open_time desc
        ) as preference
    from bars

),

preferred as (

    select
        ranked.venue,
        ranked.symbol,
        ranked.trading_date,
        instruments.asset_class,
        instruments.calendar,
        ranked.origin,
        ranked.state = 'CLOSED' as is_final,
        ranked.open,
        ranked.high,
        ranked.low,
        ranked.close,
        ranked.volume,
        ranked.turnover,
        ranked.trade_count,
        ranked.bars_present,
        ranked.bars_expected
    from ranked
    inner join instruments
        on ranked.venue = instruments.venue
        and ranked.symbol = instruments.symbol
    inner join trading_days
        on instruments.calendar = trading_days.calendar
        and ranked.trading_date = trading_days.trading_date
    where ranked.preference = 1

)

select * from preferred
