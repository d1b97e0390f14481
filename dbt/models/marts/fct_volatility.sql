-- depends_on: {{ ref('int_trading_dates_touched') }}
with trading_days as (

    select * from {{ ref('dim_trading_days') }}

),

returns as (

    select
        returns.venue,
        returns.symbol,
        returns.trading_date,
        returns.asset_class,
        returns.calendar,
        returns.is_final,
        returns.log_return,
        trading_days.session_number
    from {{ ref('fct_daily_returns') }} as returns
    inner join trading_days
        on returns.calendar = trading_days.calendar
        and returns.trading_date = trading_days.trading_date

),

{%- if is_incremental() %}

-- What the first window that is computed again reaches back to.
horizons as (

    select calendar, min(session_number) - 19 as session_number
    from trading_days
    where {{ is_touched('trading_date') }}
    group by calendar

),

needed as (

    select returns.*
    from returns
    inner join horizons
        on returns.calendar = horizons.calendar
        and returns.session_number >= horizons.session_number

),

{%- else %}

needed as (

    select * from returns

),

{%- endif %}

windows as (

    select
        venue,
        symbol,
        trading_date,
        asset_class,
        calendar,
        min(case when is_final then 1 else 0 end) over twenty_sessions = 1 as is_final,
        count(log_return) over twenty_sessions as returns_counted,
        sum(log_return) over twenty_sessions as log_returns,
        sum(log_return * log_return) over twenty_sessions as squares
    from needed
    window twenty_sessions as (
        partition by venue, symbol
        order by session_number
        range between 19 preceding and current row
    )

),

-- Sums of decimals are exact, so that a window comes to the same whatever is computed beside it.
volatility as (

    select
        venue,
        symbol,
        trading_date,
        asset_class,
        calendar,
        is_final,
        returns_counted,
        case
            when returns_counted = 20
                then sqrt({{ real('20 * squares - log_returns * log_returns') }} / (20 * 19))
        end as volatility
    from windows
    {%- if is_incremental() %}
    where {{ is_touched('trading_date') }}
    {%- endif %}

)

select * from volatility
