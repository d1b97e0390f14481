{#
  Publishes the marts when every model of the project was built in this run and every test passed; else says which did
  not, and with which rows, and leaves what is published alone. The marks that the marts were built from are published
  with them, last: a build that went wrong or died is made up for by the next.
#}
{% macro publish(results) %}
    {% if not execute or flags.WHICH != 'build' %}{{ return('') }}{% endif %}
    {% set done = ['success', 'pass', 'warn', 'no-op'] %}
    {% set well = results | selectattr('status', 'in', done) | map(attribute='node.unique_id') | list %}
    {% set wrong = results | rejectattr('status', 'in', done) | list %}
    {% set needed = graph.nodes.values() | selectattr('resource_type', 'in', ['model', 'test']) | rejectattr('config.materialized', 'eq', 'ephemeral') | map(attribute='unique_id') | list %}
    {% set missing = needed | reject('in', well) | list %}
    {% if wrong %}
        {{ say_what_is_wrong(wrong) }}
    {% elif missing %}
        {{ log('Not published: of ' ~ (needed | length) ~ ' models and tests ' ~ (missing | length) ~ ' were not in this run; `dbt build` runs all.', info=true) }}
    {% else %}
        {% set marts = graph.nodes.values() | selectattr('resource_type', 'eq', 'model') | selectattr('fqn.1', 'eq', 'marts') | map(attribute='name') | sort %}
        {{ log('Publishing ' ~ (marts | join(', ')) ~ ' to ' ~ marts_schema() ~ '.', info=true) }}
        {{ return(adapter.dispatch('publishing')(marts)) }}
    {% endif %}
    {{ return('') }}
{% endmacro %}


{% macro say_what_is_wrong(results) %}
    {{ log('Not published, the marts stay as they were. Correct this, then build again:', info=true) }}
    {% for result in results if result.status != 'skipped' %}
        {{ log('  ' ~ result.node.name ~ ': ' ~ result.status ~ (': ' ~ result.message if result.message else ''), info=true) }}
        {% if result.status == 'fail' and result.node.resource_type == 'test' %}
            {% for row in run_query('select * from (' ~ result.node.compiled_code ~ ') as failures limit 5').rows %}
                {% set values = [] %}
                {% for name, value in row.items() %}{% do values.append(name ~ '=' ~ value) %}{% endfor %}
                {{ log('    ' ~ (values | join(' ')), info=true) }}
            {% endfor %}
        {% endif %}
    {% endfor %}
{% endmacro %}


{# All at once. #}
{% macro default__publishing(marts) -%}
begin transaction;
create schema if not exists {{ marts_schema() }};
{% for mart in marts -%}
create or replace table {{ marts_schema() }}.{{ mart }} as select * from {{ target.schema }}.{{ mart }};
{% endfor -%}
create or replace table {{ marts_schema() }}.published_export_marks as select * from {{ target.schema }}.int_export_marks_seen;
commit;
{%- endmacro %}


{# Each at once, the marks last; copying a table reads nothing and costs nothing. #}
{% macro bigquery__publishing(marts) -%}
create schema if not exists `{{ target.project }}`.`{{ marts_schema() }}` options (location = '{{ target.location }}');
{% for mart in marts -%}
create or replace table `{{ target.project }}`.`{{ marts_schema() }}`.`{{ mart }}` copy `{{ target.project }}`.`{{ target.schema }}`.`{{ mart }}`;
{% endfor -%}
create or replace table `{{ target.project }}`.`{{ marts_schema() }}`.`published_export_marks` copy `{{ target.project }}`.`{{ target.schema }}`.`int_export_marks_seen`;
{%- endmacro %}
