with source as (

    select * from {{ source('stockstream', 'bars') }}

),

renamed as (

    select
        -- ids
        venue,
        symbol,
        timeframe,
        open_time,
        origin,

        -- labels
        asset_class,
        trading_date,
        state,
        is_void,
        version,

        -- numerics
        {{ exact('open') }} as open,
        {{ exact('high') }} as high,
        {{ exact('low') }} as low,
        {{ exact('close') }} as close,
        {{ exact('volume') }} as volume,
        {{ exact('turnover') }} as turnover,
        trade_count,
        present as bars_present,
        expected as bars_expected

    from source

)

select * from renamed
