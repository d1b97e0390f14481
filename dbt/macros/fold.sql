{# The second law in SQL: what bars fold to. To be grouped by the window. #}
{% macro fold() %}
{{ first_of('open') }} as open,
        max(high) as high,
        min(low) as low,
        {{ last_of('close') }} as close,
        sum(volume) as volume,
        case when count(turnover) = count(*) then sum(turnover) end as turnover,
        {{ whole('case when count(trade_count) = count(*) then sum(trade_count) end') }} as trade_count
{%- endmacro %}


{# Of the earliest and of the latest bar. #}
{% macro first_of(column) %}{{ return(adapter.dispatch('first_of')(column)) }}{% endmacro %}

{% macro default__first_of(column) %}min_by({{ column }}, open_time){% endmacro %}

{% macro bigquery__first_of(column) %}any_value({{ column }} having min open_time){% endmacro %}


{% macro last_of(column) %}{{ return(adapter.dispatch('last_of')(column)) }}{% endmacro %}

{% macro default__last_of(column) %}max_by({{ column }}, open_time){% endmacro %}

{% macro bigquery__last_of(column) %}any_value({{ column }} having max open_time){% endmacro %}


{# Stored roll-ups beside what their base bars fold to, joined by some columns; what only one side has, too. #}
{% macro stored_beside_folded(keys) -%}
select
    {% for key in keys -%}
    coalesce(stored.{{ key }}, folded.{{ key }}) as {{ key }},
    {% endfor -%}
    stored.close,
    folded.close as folded_close,
    stored.volume,
    folded.volume as folded_volume,
    stored.bars_present,
    folded.bars_present as folded_present
from stored
full join folded
    on {% for key in keys %}stored.{{ key }} = folded.{{ key }}{{ ' and ' if not loop.last }}{% endfor %}
{%- endmacro %}


{# Whether those differ. #}
{% macro stored_differs_from_folded() -%}
{% for column in ['open', 'high', 'low', 'close', 'volume', 'turnover', 'trade_count', 'bars_present'] -%}
stored.{{ column }} is distinct from folded.{{ column }}{{ ' or ' if not loop.last }}
{%- endfor %}
{%- endmacro %}
