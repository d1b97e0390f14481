{#
  What a build has to look at: the trading dates that an export has touched since the marts were last published, and as
  many sessions after them as a mart declares (`meta: {sessions_after: 20}`).
#}

{# Where finished marts are, with the marks that they were built from. #}
{% macro marts_schema() %}{{ return(adapter.dispatch('marts_schema')()) }}{% endmacro %}

{% macro default__marts_schema() %}{{ return('marts') }}{% endmacro %}

{% macro bigquery__marts_schema() %}{{ return(env_var('STOCKSTREAM_BIGQUERY_DATASET') ~ '_marts') }}{% endmacro %}


{# What was published under a name; none before the first time, and on a full refresh. #}
{% macro published_relation(name) %}
    {% if execute and not flags.FULL_REFRESH %}
        {{ return(adapter.get_relation(target.database, marts_schema(), name)) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}


{# How many sessions after a touched one depend on it, as the model declares. #}
{% macro sessions_after() %}{{ return(model.config.meta.get('sessions_after', 0)) }}{% endmacro %}


{# A filter: the trading date was touched, or follows a touched one by no more sessions than the model declares. #}
{% macro is_touched(column) -%}
{{ column }} in (
    select trading_date
    from {{ ref('int_trading_dates_touched') }}
    where sessions_after <= {{ sessions_after() }}
)
{%- endmacro %}


{# Deletes, from a model that rebuilds touched dates, what it is about to insert again, and what ceased to be. #}
{% macro forget_touched_dates() -%}
{%- if is_incremental() -%}
delete from {{ this }} where {{ is_touched('trading_date') }}
{%- endif -%}
{%- endmacro %}


{# The UTC dates of a table whose snapshot is another than the published marts were built from. #}
{% macro utc_dates_changed(table_name) %}
    {{ return(dates_of("select utc_date from " ~ ref('int_export_dates_changed') ~ " where table_name = '" ~ table_name ~ "'")) }}
{% endmacro %}


{# The trading dates that were touched. #}
{% macro trading_dates_touched() %}
    {{ return(dates_of("select trading_date from " ~ ref('int_trading_dates_touched') ~ " where sessions_after = 0")) }}
{% endmacro %}


{% macro dates_of(query) %}
    {{ return(run_query(query).columns[0].values() if execute else []) }}
{% endmacro %}


{# Whether tests that read minutes read all of them: when asked for, and where everything was built anew. #}
{% macro checks_everything() %}
    {{ return(execute and (var('check') == 'all' or flags.FULL_REFRESH)) }}
{% endmacro %}


{# Filters for those tests: the bars on UTC dates that changed; the sessions that were touched, and their bars. #}
{% macro is_checked_utc_date(column) -%}
{%- if checks_everything() -%}
{{ any_instant(column) }}
{%- else -%}
{{ on_utc_dates(column, utc_dates_changed('bars')) }}
{%- endif -%}
{%- endmacro %}

{% macro is_checked_session(trading_date) -%}
{%- if checks_everything() -%}
true
{%- else -%}
{{ trading_date }} in (select trading_date from {{ ref('int_trading_dates_touched') }} where sessions_after = 0)
{%- endif -%}
{%- endmacro %}

{% macro is_near_checked_session(column) -%}
{%- if checks_everything() -%}
{{ any_instant(column) }}
{%- else -%}
{{ near_session(column, trading_dates_touched()) }}
{%- endif -%}
{%- endmacro %}


{#
  A filter, in constants: a bar that belongs to the session of one of some dates opens within it. A session carries a
  date up to three days after the UTC date that it opens on (Sydney's on a Friday evening), and a source stamps its
  daily bar up to a day before the session opens.
#}
{% macro near_session(column, trading_dates) %}{{ on_utc_dates(column, trading_dates, before=4, after=1) }}{% endmacro %}
