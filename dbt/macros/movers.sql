{# Those that rose and that fell most, of some asset classes, per trading day. #}
{% macro movers(asset_classes) -%}
-- depends_on: {{ ref('int_trading_dates_touched') }}
with returns as (

    select *
    from {{ ref('fct_daily_returns') }}
    where asset_class in ('{{ asset_classes | join("', '") }}')
        and simple_return <> 0
    {%- if is_incremental() %}
        and {{ is_touched('trading_date') }}
    {%- endif %}

),

directed as (

    select
        *,
        case when simple_return > 0 then 'GAINER' else 'LOSER' end as direction
    from returns

),

ranked as (

    select
        trading_date,
        direction,
        row_number() over (
            partition by trading_date, direction
            order by abs(simple_return) desc, venue, symbol
        ) as mover_rank,
        venue,
        symbol,
        asset_class,
        is_final,
        close,
        previous_close,
        simple_return
    from directed

),

movers as (

    select * from ranked where mover_rank <= {{ var('movers') }}

)

select * from movers
{%- endmacro %}
