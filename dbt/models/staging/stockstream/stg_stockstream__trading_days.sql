with source as (

    select * from {{ source('stockstream', 'trading_days') }}

),

renamed as (

    select
        -- ids
        calendar,
        trading_date,

        -- timestamps
        opens_at,
        closes_at,

        -- numerics
        session_minutes

    from source

)

select * from renamed
