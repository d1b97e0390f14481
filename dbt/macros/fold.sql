{# The second law in SQL: what bars fold to. To be grouped by the window. #}
{% macro fold() %}
min_by(open, open_time) as open,
        max(high) as high,
        min(low) as low,
        max_by(close, open_time) as close,
        sum(volume) as volume,
        case when count(turnover) = count(*) then sum(turnover) end as turnover,
        {{ whole('case when count(trade_count) = count(*) then sum(trade_count) end') }} as trade_count
{%- endmacro %}


{# Whether a stored roll-up differs from what its base bars fold to. #}
{% macro differs_from_fold(stored, folded) -%}
{% for column in ['open', 'high', 'low', 'close', 'volume', 'turnover', 'trade_count', 'bars_present'] -%}
{{ stored }}.{{ column }} is distinct from {{ folded }}.{{ column }}{{ ' or ' if not loop.last }}
{%- endfor %}
{%- endmacro %}
