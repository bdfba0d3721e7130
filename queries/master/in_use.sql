-- Which entries of the master data are in use, and by how much?
-- One row per kind and key. kind: action_field, department, level, guiding_goal, origin, round, meeting or decision_kind; key as text.
-- measures counts the measures whose newest version names the entry (a department: which it leads), named also those in which a
-- department is involved, titles are three of them; uses counts everything that names it, older versions and what was said beside the
-- lists included.
with newest as (
    select arg_max(version_id, version_id) as version_id
    from measure_version
    group by measure_id
),

named as (
    select 'action_field' as kind, action_field::varchar as key, version_id, title, true as is_own from measure_version
    union all
    select 'department', lead_department, version_id, title, true from measure_version
    union all
    select 'department', unnest(involved), version_id, title, false from measure_version
    union all
    select 'level', unnest(levels), version_id, title, true from measure_version
    union all
    select 'guiding_goal', unnest(guiding_goals)::varchar, version_id, title, true from measure_version
    union all
    select 'origin', origin, version_id, title, true from measure_version
),

beside as (
    select 'department' as kind, department as key from delivery
    union all
    select 'department', department from measure
    union all
    select 'department', department from consent
    union all
    select 'action_field', subject from agenda_item where source = 'field'
    union all
    select 'department', lead_department from co_report
    union all
    select 'department', department from inquiry
    union all
    select 'department', unnest(departments) from decision_entry
    union all
    select 'department', department from extension
    union all
    select 'department', department from extension_request
    union all
    select 'department', department from reminder
    union all
    select 'action_field', unnest(fields)::varchar from decision_entry
    union all
    select 'action_field', unnest(fields)::varchar from meeting_plan
    union all
    select 'action_field', unnest(scope_fields)::varchar from delivery
    union all
    select 'round', round from (
        select round from delivery union all select round from round_freeze union all select round from round_step union all
        select round from agenda_item union all select round from decision_entry union all select round from inquiry union all
        select round from extension union all select round from end_correction union all select round from extension_request union all
        select round from reminder
    )
    union all
    select 'meeting', day::varchar from meeting_plan
    union all
    select 'meeting', day::varchar from meeting_note
    union all
    select 'meeting', meeting::varchar from inquiry
    union all
    select 'decision_kind', kind from decision_entry
),

counted as (
    select n.kind, n.key, n.version_id in (select version_id from newest) as is_newest, n.is_own, n.title
    from named as n
    union all
    select kind, key, false, false, null from beside
)

select
    kind,
    key,
    count(*) filter (where is_newest and is_own) as measures,
    count(*) filter (where is_newest) as named,
    coalesce(list(title order by is_own desc, title) filter (where is_newest), [])[1:3] as titles,
    count(*) as uses
from counted
where key is not null
group by kind, key
order by kind, key
