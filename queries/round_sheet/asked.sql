-- What is a body asked for in a round, and until when?
-- One row, or none where the body or the round is unknown. due is the deadline, or what it was extended to for this body;
-- is_settled: it has answered for all its measures.
-- $department: text, code of the department
-- $round: text, code of the steering round
with extended as (
    select arg_max(extended_to, (recorded_at, rowid)) as extended_to
    from extension
    where round = $round and department = $department
)

select
    d.code as department, coalesce(o.label, d.official_name) as official_name,
    p.round, p.title, p.held_on, p.reference_date,
    coalesce(x.extended_to, p.deadline) as due,
    x.extended_to is not null as is_extended,
    coalesce(a.answer in ('released', 'unchanged', 'nil_return'), false) as is_settled
from department as d
join steering_round as p on p.round = $round
left join round_label as o on o.round = p.round and o.kind = 'official' and o.code = d.code
cross join extended as x
left join body_answer as a on a.round = p.round and a.department = d.code
where d.code = $department
order by d.code
