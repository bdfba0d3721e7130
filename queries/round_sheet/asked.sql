-- What is a body asked for in a round, and until when?
-- One row, or none where the body or the round is unknown. due is the deadline, or what it was extended to for this body.
-- $department: text, code of the department
-- $round: text, code of the steering round
with extended as (
    select arg_max(extended_to, recorded_at) as extended_to
    from extension
    where round = $round and department = $department
)

select
    d.code as department, coalesce(o.label, d.official_name) as official_name,
    p.round, p.title, p.held_on, p.reference_date,
    coalesce(x.extended_to, p.deadline) as due,
    x.extended_to is not null as is_extended
from department as d
join steering_round as p on p.round = $round
left join round_label as o on o.round = p.round and o.kind = 'official' and o.code = d.code
cross join extended as x
where d.code = $department
order by d.code
