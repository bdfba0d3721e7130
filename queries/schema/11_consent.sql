-- Measures that pass from one house to another, and its yes.

-- Where measures that no longer count for themselves live on: one row per round, merged measure and measure that it lives on in.
-- is_split: the measure was split, and other_id is one of its parts; else it was merged into other_id. Derived anew at each
-- publication by queries/derive/succession.sql.
create table succession (
    round varchar not null,
    measure_id varchar not null,
    other_id varchar not null,
    is_split boolean not null
);

-- Measures that are led by another house than before, where one of the two has not said so yet: one row per round and measure.
-- waits_for: the house that still has to say it, led_by: the one that leads now, was_led_by: the one before. Derived anew at each
-- publication by queries/derive/handover.sql.
create table handover (
    round varchar not null,
    measure_id varchar not null,
    waits_for varchar not null,
    led_by varchar not null,
    was_led_by varchar not null
);

-- What the other house said to a merge or a move of a measure between houses, which needs both: one row per entry, the last one of
-- a measure, kind and body holds. kind: merged or moved.
create table consent (
    measure_id varchar not null,
    kind varchar not null,
    department varchar not null,
    is_agreed boolean not null,
    reference varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null
);

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
