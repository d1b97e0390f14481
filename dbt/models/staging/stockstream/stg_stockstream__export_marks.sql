with source as (

    select * from {{ source('stockstream', 'export_marks') }}

),

renamed as (

    select
        -- ids
        table_name,
        date as utc_date,

        -- which snapshot
        store_id,
        position as ledger_position,
        repeat as repetition,
        row_count,
        {{ adapter.quote('hash') }},

        -- timestamps
        exported_at

    from source

)

select * from renamed
