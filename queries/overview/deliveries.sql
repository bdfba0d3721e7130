-- Who has answered for a round: released, only as a draft, in part, or not at all?
-- One row per department that exists today, in official order. received_on is the day on which the newest list was accepted.
--: Gemeldet hat, wessen Liste freigegeben ist. Ein Arbeitsstand ist noch nicht das Wort des Hauses.
--: „in Teilen“: Freigegeben sind nur Listen, die einen Teil der Handlungsfelder oder der Maßnahmen umfassen.
-- $round: text, code of the steering round
with delivered as (
    select
        e.department,
        bool_or(e.is_released) as has_released,
        bool_or(e.is_released and e.scope = 'whole_list') as has_whole_list,
        count(*) as lists,
        max(e.known_from)::date as received_on
    from standing_delivery as e
    where e.round = $round
    group by e.department
)
select
    d.code as department, d.short_name as name, d.is_member,
    case
        when l.department is null then 'missing'
        when l.has_whole_list then 'released'
        when l.has_released then 'partial'
        else 'draft'
    end as state,
    coalesce(l.lists, 0) as lists, l.received_on
from department as d
left join delivered as l on l.department = d.code
where d.valid_to is null or l.department is not null
order by d.position
