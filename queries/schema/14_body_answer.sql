-- How far each body has answered for a round: one row per round and body with a delivery that holds. Whatever asks who has answered
-- asks this view. answer: draft (nothing is released), partial (lists that leave out measures), released (lists of all its measures),
-- unchanged (confirmed without a list) or nil_return (confirmed that there is nothing to report, Fehlanzeige).
-- Lists in parts are whole once they name every measure that was known of the body before. delivery_id is the newest delivery.
create view body_answer as
with delivered as (
    select
        d.round,
        d.department,
        bool_or(d.is_released) as has_released,
        bool_or(d.is_released and d.kind = 'list') as has_list,
        bool_or(d.is_released and d.scope = 'whole_list') as has_whole_list,
        max(d.delivery_id) filter (where d.is_released) as released_id,
        max(d.delivery_id) as delivery_id,
        count(*) as versions
    from standing_delivery as d
    group by d.round, d.department
),

covered as (
    select f.round, f.responsible as department, bool_and(f.is_reported) and bool_or(f.was_known) as is_covered
    from round_figure as f
    where f.stage <> 'merged'
    group by f.round, f.responsible
)

select
    d.round,
    d.department,
    case
        when not d.has_released then 'draft'
        when not d.has_list and r.kind = 'nil_return' then 'nil_return'
        when not d.has_list then 'unchanged'
        when d.has_whole_list or coalesce(c.is_covered, false) then 'released'
        else 'partial'
    end as answer,
    d.delivery_id,
    d.delivery_id is distinct from d.released_id as has_newer_draft,
    d.versions
from delivered as d
left join delivery as r on r.delivery_id = d.released_id
left join covered as c on c.round = d.round and c.department = d.department;
