-- depends_on: {{ ref('int_trading_dates_touched') }}
with instruments as (

    select * from {{ ref('dim_instruments') }}

),

trading_days as (

    select *
    from {{ ref('dim_trading_days') }}
    {%- if is_incremental() %}
    where {{ is_touched('trading_date') }}
    {%- endif %}

),

bars as (

    select * from {{ ref('fct_bars_daily') }}

),

gaps as (

    select
        venue,
        symbol,
        timeframe,
        trading_date,
        sum(bars_missing) as bars_missing,
        sum(case when reason = 'NO_TRADES' then bars_missing else 0 end) as missing_no_trades,
        sum(case when reason = 'FEED_DOWN' then bars_missing else 0 end) as missing_feed_down,
        sum(case when reason = 'NOT_LISTED' then bars_missing else 0 end) as missing_not_listed,
        sum(case when reason = 'UNKNOWN' then bars_missing else 0 end) as missing_unknown
    from {{ ref('stg_stockstream__gaps') }}
    {%- if is_incremental() %}
    where {{ near_session('from_time', trading_dates_touched()) }}
    {%- else %}
    where {{ any_instant('from_time') }}
    {%- endif %}
    group by venue, symbol, timeframe, trading_date

),

statements as (

    select *
    from {{ ref('stg_stockstream__statement_counts') }}
    where {{ any_date('utc_date') }}

),

alive as (

    select
        venue,
        cast(hour_from as date) as utc_date,
        sum(minutes_alive) as minutes_alive
    from {{ ref('stg_stockstream__alive_minutes') }}
    where {{ any_instant('hour_from') }}
    group by venue, cast(hour_from as date)

),

-- Each session since the instrument's first bar, whether anything came in it or not.
days as (

    select
        instruments.venue,
        instruments.symbol,
        trading_days.trading_date,
        instruments.asset_class,
        instruments.calendar,
        instruments.base_timeframe,
        trading_days.session_minutes * 60 / ({{ seconds_of('instruments.base_timeframe') }}) as bars_a_session
    from instruments
    inner join trading_days
        on instruments.calendar = trading_days.calendar
        and instruments.first_date <= trading_days.trading_date

),

measured as (

    select
        days.venue,
        days.symbol,
        days.trading_date,
        days.asset_class,
        days.calendar,
        days.base_timeframe,
        bars.venue is not null as has_bar,
        coalesce(bars.is_final, false) as is_final,
        -- Whoever has UTC days has no calendar: nobody knows what to expect. From a day up one bar is.
        case
            when days.base_timeframe in ('1d', '1w') then 1
            when days.calendar = 'UTC' then null
            when bars.origin = 'ROLLUP' then bars.bars_expected
            else {{ whole('days.bars_a_session') }}
        end as bars_expected,
        case
            when days.base_timeframe in ('1d', '1w') then case when bars.venue is null then 0 else 1 end
            else coalesce(bars.bars_present, 0)
        end as bars_present,
        {{ whole('coalesce(gaps.bars_missing, 0)') }} as bars_missing,
        {{ whole('coalesce(gaps.missing_no_trades, 0)') }} as missing_no_trades,
        {{ whole('coalesce(gaps.missing_feed_down, 0)') }} as missing_feed_down,
        {{ whole('coalesce(gaps.missing_not_listed, 0)') }} as missing_not_listed,
        {{ whole('coalesce(gaps.missing_unknown, 0)') }} as missing_unknown,
        coalesce(statements.accepted, 0) as statements_accepted,
        coalesce(statements.corrections, 0) as statements_corrected,
        coalesce(statements.duplicates, 0) as statements_duplicate,
        coalesce(statements.stale, 0) as statements_stale,
        coalesce(statements.late, 0) as statements_late,
        coalesce(statements.conflicts, 0) as statements_in_conflict,
        coalesce(statements.quarantined, 0) as statements_quarantined,
        {{ whole('coalesce(alive.minutes_alive, 0)') }} as feed_alive_minutes
    from days
    left join bars
        on days.venue = bars.venue
        and days.symbol = bars.symbol
        and days.trading_date = bars.trading_date
    left join gaps
        on days.venue = gaps.venue
        and days.symbol = gaps.symbol
        and days.base_timeframe = gaps.timeframe
        and days.trading_date = gaps.trading_date
    left join statements
        on days.venue = statements.venue
        and days.symbol = statements.symbol
        and days.trading_date = statements.utc_date
    left join alive
        on days.venue = alive.venue
        and days.trading_date = alive.utc_date

),

quality as (

    select
        venue,
        symbol,
        trading_date,
        asset_class,
        calendar,
        base_timeframe,
        has_bar,
        is_final,
        {{ whole('bars_expected') }} as bars_expected,
        {{ whole('bars_present') }} as bars_present,
        bars_missing,
        missing_no_trades,
        missing_feed_down,
        missing_not_listed,
        missing_unknown,
        case
            when bars_expected > 0 then {{ real('bars_present') }} / bars_expected
        end as completeness,
        statements_accepted,
        statements_corrected,
        statements_duplicate,
        statements_stale,
        statements_late,
        statements_in_conflict,
        statements_quarantined,
        feed_alive_minutes
    from measured

)

select * from quality
