-- A copy, made before anything else is read: what is exported while models are built is noticed by the next build.
{{ config(materialized='table') }}

select * from {{ ref('stg_stockstream__export_marks') }}
