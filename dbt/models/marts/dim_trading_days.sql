-- depends_on: {{ ref('int_export_marks_seen') }}
{{ config(materialized='table', partition_by=none) }}

with sessions as (

    select *
    from {{ ref('stg_stockstream__trading_days') }}
    where {{ any_date('trading_date') }}

),

numbered as (

    select
        calendar,
        trading_date,
        opens_at,
        closes_at,
        session_minutes,
        row_number() over (partition by calendar order by trading_date) as session_number,
        lag(trading_date) over (partition by calendar order by trading_date) as previous_trading_date,
        lead(trading_date) over (partition by calendar order by trading_date) as next_trading_date
    from sessions

)

select * from numbered
