-- Which bodies have answered for a round without a list: confirmed that nothing has changed, or that there is nothing to report?
-- One row per such body, in official order of that round. answer: unchanged or nil_return.
-- $round: text, code of the steering round
select a.department, a.answer
from body_answer as a
join department as d on d.code = a.department
left join round_label as n on n.round = a.round and n.kind = 'department' and n.code = a.department
where a.round = $round and a.answer in ('unchanged', 'nil_return')
order by coalesce(n.position, d.position)
