{#
  Returns movers that the day's returns do not rank so, such as those of before a correction, and those that are left
  out. Counts who is ahead, where the model numbers rows.
#}
{% test ranks_the_returns_of(model, returns, asset_classes) %}

with places as (

    select
        trading_date,
        simple_return > 0 as is_gainer,
        venue,
        symbol,
        simple_return,
        rank() over (partition by trading_date, simple_return > 0 order by abs(simple_return) desc) as first_place,
        count(*) over (
            partition by trading_date, simple_return > 0
            order by abs(simple_return) desc
            range between unbounded preceding and current row
        ) as last_place
    from {{ returns }}
    where asset_class in ('{{ asset_classes | join("', '") }}')
        and simple_return <> 0

)

select
    coalesce(movers.trading_date, places.trading_date) as trading_date,
    coalesce(movers.venue, places.venue) as venue,
    coalesce(movers.symbol, places.symbol) as symbol,
    movers.direction,
    movers.mover_rank,
    movers.simple_return,
    places.simple_return as return_of_the_day,
    places.first_place
from {{ model }} as movers
full join places
    on movers.trading_date = places.trading_date
    and (movers.direction = 'GAINER') = places.is_gainer
    and movers.venue = places.venue
    and movers.symbol = places.symbol
where (places.symbol is null)
    or (movers.symbol is null and places.last_place <= {{ var('movers') }})
    or (movers.simple_return <> places.simple_return)
    or (movers.mover_rank not between places.first_place and places.last_place)

{% endtest %}
