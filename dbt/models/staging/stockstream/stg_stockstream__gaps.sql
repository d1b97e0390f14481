with source as (

    select * from {{ source('stockstream', 'gaps') }}

),

renamed as (

    select
        -- ids
        venue,
        symbol,
        timeframe,
        from_time,

        -- labels
        trading_date,
        reason,

        -- timestamps
        until_time,

        -- numerics
        bars as bars_missing

    from source

)

select * from renamed
