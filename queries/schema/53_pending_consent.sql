-- Merges into the measure of another house to which that house has not said yes: one row per round and merged measure.
create view pending_consent as
select s.round, s.measure_id, min(o.responsible) as waits_for, min(s.other_id) as other_id
from succession as s
join round_figure as m on m.round = s.round and m.measure_id = s.measure_id
join round_figure as o on o.round = s.round and o.measure_id = s.other_id
where not s.is_split
  and o.responsible <> m.responsible
  and not exists (
      select 1
      from consent as c
      where c.measure_id = s.measure_id and c.department = o.responsible and c.kind = 'merged' and c.is_agreed
  )
group by s.round, s.measure_id;
