-- Which action fields and bodies were founded or closed between two rounds or days?
-- One row per kind (field, department), code and day. what: founded or closed.
-- $from: text, the earlier round, or a day as 2025-09-30
-- $to: text, the later round, or a day
with span as (
    select
        coalesce(try_cast($from as date), (select r.reference_date from steering_round as r where r.round = $from)) as first_day,
        coalesce(try_cast($to as date), (select r.reference_date from steering_round as r where r.round = $to)) as last_day
),

entry as (
    select 'field' as kind, number::varchar as code, number || ' ' || short_name as label, valid_from, valid_to from action_field
    union all
    select 'department', code, short_name, valid_from, valid_to from department
)

select e.kind, e.code, e.label, 'founded' as what, e.valid_from as day
from entry as e
join span as s on e.valid_from > s.first_day and e.valid_from <= s.last_day

union all

select e.kind, e.code, e.label, 'closed', e.valid_to
from entry as e
join span as s on e.valid_to >= s.first_day and e.valid_to < s.last_day
order by kind desc, day, code
