-- depends_on: {{ ref('int_export_dates_changed') }}
{{ config(materialized='table') }}

{%- set published = published_relation('dim_instruments') -%}

with changed as (

    select * from {{ ref('int_export_dates_changed') }}

),

sessions as (

    select calendar, trading_date
    from {{ ref('stg_stockstream__trading_days') }}
    where {{ any_date('trading_date') }}

),

instruments as (

    select * from {{ ref('dim_instruments') }}

),

appearances as (

    select
        venue,
        symbol,
        calendar,
        as_of,
        lag(as_of) over (partition by venue, symbol order by as_of) as previous_date,
        lead(as_of) over (partition by venue, symbol order by as_of) as next_date
    from {{ ref('stg_stockstream__instruments') }}
    where {{ any_date('as_of') }}

),

touched as (

    select utc_date as trading_date from changed

    union distinct

    -- Evening sessions are of another date than the one they open on.
    select trading_date
    from {{ ref('stg_stockstream__bars') }}
    where {{ on_utc_dates('open_time', utc_dates_changed('bars')) }}

    union distinct

    select trading_date
    from {{ ref('stg_stockstream__gaps') }}
    where {{ on_utc_dates('from_time', utc_dates_changed('gaps')) }}

    union distinct

    -- An instrument that now begins earlier has sessions, empty ones too, up to where it began before.
    select sessions.trading_date
    from appearances
    inner join changed
        on changed.table_name = 'instruments'
        and appearances.as_of = changed.utc_date
    inner join sessions
        on appearances.calendar = sessions.calendar
        and sessions.trading_date between appearances.as_of and coalesce(appearances.next_date, appearances.as_of)
    where appearances.previous_date is null
    {%- if published %}

    union distinct

    -- Of an instrument with another calendar, class or base every session is another, in the old calendar and the new.
    select sessions.trading_date
    from instruments
    inner join {{ published }} as published
        on instruments.venue = published.venue
        and instruments.symbol = published.symbol
    inner join sessions
        on sessions.calendar in (instruments.calendar, published.calendar)
    where instruments.calendar <> published.calendar
        or instruments.asset_class <> published.asset_class
        or instruments.base_timeframe <> published.base_timeframe
    {%- endif %}

),

-- A date on which a market rests can be touched, too: then it is the session after it that is the next one.
timeline as (

    select calendar, trading_date, 1 as sessions, 0 as is_touched from sessions

    union all

    select calendars.calendar, touched.trading_date, 0 as sessions, 1 as is_touched
    from touched
    cross join (select distinct calendar from sessions) as calendars

),

days as (

    select calendar, trading_date, max(sessions) as sessions, max(is_touched) as is_touched
    from timeline
    group by calendar, trading_date

),

numbered as (

    select
        calendar,
        trading_date,
        is_touched,
        sum(sessions) over (partition by calendar order by trading_date) as session_number
    from days

),

measured as (

    select
        trading_date,
        session_number - max(case when is_touched = 1 then session_number end)
            over (partition by calendar order by trading_date) as sessions_after
    from numbered

),

nearest as (

    select trading_date, min(sessions_after) as sessions_after
    from measured
    where sessions_after is not null
    group by trading_date

)

select trading_date, {{ whole('sessions_after') }} as sessions_after from nearest
