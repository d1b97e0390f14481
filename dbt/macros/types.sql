{# Casts to the exact decimal of prices, volumes and turnovers: 20 integer and 18 fraction digits. #}
{% macro exact(expression) %}{{ return(adapter.dispatch('exact')(expression)) }}{% endmacro %}

{% macro default__exact(expression) %}cast({{ expression }} as decimal(38, 18)){% endmacro %}

{% macro bigquery__exact(expression) %}cast({{ expression }} as bignumeric){% endmacro %}


{# Rounds a real to twelve fraction digits, exactly kept: sums of them are the same in any order. Below a million. #}
{% macro fixed(expression) %}{{ return(adapter.dispatch('fixed')(expression)) }}{% endmacro %}

{% macro default__fixed(expression) %}cast({{ expression }} as decimal(18, 12)){% endmacro %}

{% macro bigquery__fixed(expression) %}round(cast({{ expression }} as bignumeric), 12){% endmacro %}


{# Casts to a binary real of 64 bits, for ratios. #}
{% macro real(expression) %}cast({{ expression }} as {{ adapter.dispatch('real_type')() }}){% endmacro %}

{% macro default__real_type() %}double{% endmacro %}

{% macro bigquery__real_type() %}float64{% endmacro %}


{# Casts to a 64-bit integer. #}
{% macro whole(expression) %}cast({{ expression }} as {{ adapter.dispatch('whole_type')() }}){% endmacro %}

{% macro default__whole_type() %}bigint{% endmacro %}

{% macro bigquery__whole_type() %}int64{% endmacro %}
