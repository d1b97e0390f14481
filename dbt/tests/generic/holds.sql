{# Returns the rows of which an expression is false. #}
{% test holds(model, expression) %}

select *
from {{ model }}
where not ({{ expression }})

{% endtest %}
