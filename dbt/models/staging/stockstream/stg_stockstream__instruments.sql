with source as (

    select * from {{ source('stockstream', 'instruments') }}

),

renamed as (

    select
        -- ids
        venue,
        symbol,
        as_of,

        -- labels
        asset_class,
        calendar,
        base_timeframe,
        edition

    from source

)

select * from renamed
