{# Returns the keys that another relation does not know. #}
{% test known_in(model, to, columns) %}

select distinct {{ columns | join(', ') }}
from {{ model }} as model
where not exists (
    select 1
    from {{ to }} as known
    where {% for column in columns %}known.{{ column }} = model.{{ column }}{{ ' and ' if not loop.last }}{% endfor %}
)

{% endtest %}
