-- Which decisions are there, and how does each stand?
-- One row per decision: open ones first, among them those of earlier rounds (carried over), then what is due first, then by number.
-- is_carried and is_overdue are asked on the reference date of the given round, without one on that of $here.
-- $round: text, the round that looks: its own decisions, and of earlier ones those that are open (optional)
-- $here: text, the round under way, from which all are looked at, else the newest round with a state (optional)
-- $measure_id: text, only decisions on this measure (optional)
-- $department: text, only decisions that concern this body or one that it has followed, or a measure of which it has a part (optional)
--: Offen ist ein Beschluss, bis er erledigt oder mit Grund fallen gelassen ist. Überfällig ist ein offener Beschluss, dessen Frist vor
--: dem Stichtag der betrachteten Runde liegt (ohne Wahl: der laufenden Runde), nie nach dem heutigen Tag. Offene
--: Beschlüsse früherer Runden stehen voran.
with newest as (
    select max(r.reference_date) as reference_date, max_by(r.round, r.reference_date) as round
    from steering_round as r
    where r.round = $here or ($here::varchar is null and r.round in (select round from round_state))
),

here as (
    select coalesce(
        (select r.reference_date from steering_round as r where r.round = $round::varchar),
        (select n.reference_date from newest as n)
    ) as reference_date
),

theirs as (
    -- The body, and those that it has followed by the day of the round that looks.
    select $department::varchar as code
    union all
    select h.code
    from round_heir as h
    where h.kind = 'department' and h.heir = $department and h.round = coalesce($round, (select n.round from newest as n))
),

concerned as (
    select distinct f.measure_id
    from round_figure as f
    join steering_round as r on r.round = f.round
    join newest as n on n.reference_date = r.reference_date
    where f.responsible = $department or list_contains(f.involved, $department)
)

select
    d.decision_id, d.round, r.title as round_title, d.wording, d.kind, d.departments, d.stances, d.file_number, d.due_on, d.measures,
    d.fields, d.state, d.reason, d.entered_by, d.entered_at, d.closed_at,
    coalesce(d.state = 'open' and r.reference_date < h.reference_date, false) as is_carried,
    coalesce(d.state = 'open' and d.due_on < h.reference_date, false) as is_overdue
from standing_decision as d
left join steering_round as r on r.round = d.round
cross join here as h
where ($round::varchar is null or d.round = $round or (r.reference_date < h.reference_date and d.state = 'open'))
  and ($measure_id::varchar is null or list_contains(d.measures, $measure_id))
  and (
      $department::varchar is null
      or exists (select 1 from theirs as t where list_contains(d.departments, t.code))
      or exists (select 1 from concerned as c where list_contains(d.measures, c.measure_id))
  )
order by d.state <> 'open', is_carried desc, d.due_on nulls last, d.decision_id
