{# Seconds of a timeframe such as 5m. #}
{% macro seconds_of(timeframe) %}
case {{ timeframe }}
    when '1s' then 1 when '1m' then 60 when '5m' then 300 when '15m' then 900 when '30m' then 1800
    when '1h' then 3600 when '4h' then 14400 when '1d' then 86400 when '1w' then 604800
end
{% endmacro %}


{# The start, on the UTC clock, of the window of so many seconds that an instant is in. #}
{% macro window_start(instant, seconds) %}{{ return(adapter.dispatch('window_start')(instant, seconds)) }}{% endmacro %}

{% macro default__window_start(instant, seconds) -%}
make_timestamp(cast(floor(epoch({{ instant }}) / {{ seconds }}) as bigint) * {{ seconds }} * 1000000)
{%- endmacro %}

{% macro bigquery__window_start(instant, seconds) -%}
timestamp_seconds(cast(floor(unix_seconds({{ instant }}) / {{ seconds }}) as int64) * {{ seconds }})
{%- endmacro %}


{# A filter that is true of every date or instant: BigQuery reads no partitioned table without one. #}
{% macro any_date(column) %}{{ column }} >= date '0001-01-01'{% endmacro %}

{% macro any_instant(column) %}{{ column }} >= timestamp '0001-01-01 00:00:00'{% endmacro %}


{#
  A filter, in constants, that an instant lies on one of some UTC dates, or so many days before the first and after the
  last of those that follow each other. Constants are what partitions are skipped by. Dates up to three days apart make
  one stretch: it may let others in, never leaves one out.
#}
{% macro on_utc_dates(column, dates, before=0, after=0) %}
{%- set day = modules.datetime.timedelta(days=1) -%}
{%- set stretches = [] -%}
{%- for date in dates | sort -%}
    {%- set from = date - before * day -%}
    {%- set until = date + (after + 1) * day -%}
    {%- if stretches and from <= stretches[-1].until + 3 * day -%}
        {%- do stretches[-1].update(until=until) -%}
    {%- else -%}
        {%- do stretches.append({'from': from, 'until': until}) -%}
    {%- endif -%}
{%- endfor -%}
{%- if not stretches -%}
{{ column }} >= timestamp '9999-12-31 00:00:00'
{%- else -%}
(
{%- for stretch in stretches %}
    {{ 'or ' if not loop.first -}}
    {{ column }} >= timestamp '{{ stretch.from }} 00:00:00' and {{ column }} < timestamp '{{ stretch.until }} 00:00:00'
{%- endfor %}
)
{%- endif -%}
{% endmacro %}


{# Whether a session has a break, of which only the length is known. #}
{% macro has_break(session) -%}
({{ session }}.session_minutes < {{ dbt.datediff(session ~ '.opens_at', session ~ '.closes_at', 'minute') }})
{%- endmacro %}
