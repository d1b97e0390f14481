-- depends_on: {{ ref('int_export_marks_seen') }}
{{ config(materialized='table', partition_by=none) }}

with instruments as (

    select *
    from {{ ref('stg_stockstream__instruments') }}
    where {{ any_date('as_of') }}

),

ranked as (

    select
        *,
        min(as_of) over (partition by venue, symbol) as first_date,
        row_number() over (partition by venue, symbol order by as_of desc) as recency
    from instruments

),

latest as (

    select
        venue,
        symbol,
        asset_class,
        calendar,
        base_timeframe,
        edition,
        first_date,
        as_of as last_date
    from ranked
    where recency = 1

)

select * from latest
