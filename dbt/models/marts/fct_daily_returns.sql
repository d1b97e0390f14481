-- depends_on: {{ ref('int_trading_dates_touched') }}
with bars as (

    select * from {{ ref('fct_bars_daily') }}

),

trading_days as (

    select * from {{ ref('dim_trading_days') }}

),

todays as (

    select
        bars.*,
        trading_days.previous_trading_date
    from bars
    inner join trading_days
        on bars.calendar = trading_days.calendar
        and bars.trading_date = trading_days.trading_date
    {%- if is_incremental() %}
    where {{ is_touched('bars.trading_date') }}
    {%- endif %}

),

paired as (

    select
        todays.venue,
        todays.symbol,
        todays.trading_date,
        todays.asset_class,
        todays.calendar,
        todays.is_final and coalesce(previous.is_final, true) as is_final,
        todays.previous_trading_date,
        todays.close,
        previous.close as previous_close
    from todays
    left join bars as previous
        on todays.venue = previous.venue
        and todays.symbol = previous.symbol
        and todays.previous_trading_date = previous.trading_date

),

returns as (

    select
        *,
        {{ exact('close - previous_close') }} as price_change,
        case
            when previous_close > 0
                then {{ real('close - previous_close') }} / {{ real('previous_close') }}
        end as simple_return,
        case
            when close > 0 and previous_close > 0
                then {{ fixed('ln(' ~ real('close') ~ ' / ' ~ real('previous_close') ~ ')') }}
        end as log_return
    from paired

)

select * from returns
