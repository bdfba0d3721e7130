-- What were the action fields, departments and levels called when a round was frozen?
-- One row per kind (field, department, level) and code, in the official order of that day; none where the round is not frozen.
-- $round: text, code of the steering round
select l.kind, l.code, l.label, l.explanation as name, l.position
from frozen_label as l
join standing_freeze as f on f.freeze_id = l.freeze_id
where f.round = $round
  and l.kind in ('field', 'department', 'level')
order by l.kind desc, l.position
