{{ config(materialized='table') }}

with seen as (

    select * from {{ ref('int_export_marks_seen') }}

),

published as (

    {% set published = published_relation('published_export_marks') -%}
    select * from {{ published or ref('int_export_marks_seen') }}
    {% if not published -%} where false {%- endif %}

),

changed as (

    select
        coalesce(seen.table_name, published.table_name) as table_name,
        coalesce(seen.utc_date, published.utc_date) as utc_date
    from seen
    full join published
        on seen.table_name = published.table_name
        and seen.utc_date = published.utc_date
        and seen.store_id = published.store_id
        and seen.ledger_position = published.ledger_position
        and seen.repetition = published.repetition
        and seen.hash = published.hash
    where seen.table_name is null or published.table_name is null

)

select distinct table_name, utc_date from changed
