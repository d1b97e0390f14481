with source as (

    select * from {{ source('stockstream', 'statement_counts') }}

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
