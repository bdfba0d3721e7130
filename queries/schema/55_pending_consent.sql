-- What needs the yes of another house and does not have it yet: one row per round and measure.
-- kind: merged (into other_id, a measure of that house) or moved (to the lead of another house; other_id is null).
create view pending_consent as
with asked as (
    select s.round, s.measure_id, 'merged' as kind, min(o.responsible) as waits_for, min(s.other_id) as other_id
    from succession as s
    join round_figure as m on m.round = s.round and m.measure_id = s.measure_id
    join round_figure as o on o.round = s.round and o.measure_id = s.other_id
    where not s.is_split and o.responsible <> m.responsible
    group by s.round, s.measure_id

    union all

    select round, measure_id, 'moved', waits_for, null
    from handover
)

select a.round, a.measure_id, a.kind, a.waits_for, a.other_id
from asked as a
where not exists (
    select 1
    from consent as c
    where c.measure_id = a.measure_id and c.department = a.waits_for and c.kind = a.kind and c.is_agreed
);
