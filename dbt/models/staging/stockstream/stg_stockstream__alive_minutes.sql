with source as (

    select * from {{ source('stockstream', 'alive_minutes') }}

),

renamed as (

    select
        -- ids
        venue,
        hour as hour_from,

        -- numerics
        alive as minutes_alive

    from source

)

select * from renamed
