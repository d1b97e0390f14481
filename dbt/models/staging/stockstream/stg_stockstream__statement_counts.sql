{%- set exported = source('stockstream', 'statement_counts') -%}

with source as (

    {% if execute and flags.WHICH != 'compile' and not load_relation(exported) -%}
    -- The export does not count statements yet: then there are none.
    select
        cast(null as date) as date,
        cast(null as {{ dbt.type_string() }}) as venue,
        cast(null as {{ dbt.type_string() }}) as symbol,
        {%- for class in ['accepted', 'correction', 'duplicate', 'stale', 'late', 'conflict', 'quarantined'] %}
        {{ whole('null') }} as {{ class }}{{ ',' if not loop.last }}
        {%- endfor %}
    from unnest([1]) as one
    where false
    {%- else -%}
    select * from {{ exported }}
    {%- endif %}

),

renamed as (

    select
        -- ids
        venue,
        symbol,
        date as utc_date,

        -- numerics
        accepted,
        correction as corrections,
        duplicate as duplicates,
        stale,
        late,
        conflict as conflicts,
        quarantined

    from source

)

select * from renamed
